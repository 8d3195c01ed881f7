package org.learnwire.xapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A statement within a statement, about something that need not have happened (xAPI Data 2.4.4.3).
 */
public record SubStatement(ObjectNode json) implements StatementObject {
  static SubStatement of(ObjectNode parts, XapiVersion version) {
    ObjectNode json = XapiJson.object().put("objectType", "SubStatement");
    json.setAll(parts.deepCopy());
    Findings findings = new Findings();
    StatementCheck.subStatement(new Spot(json, version, findings));
    findings.throwIfAny();
    return new SubStatement(json);
  }

  public Actor actor() {
    return Actor.of(json.get("actor"));
  }

  public Verb verb() {
    return Verb.of(json.get("verb"));
  }

  public StatementObject object() {
    return StatementObject.of(json.get("object"));
  }

  public Optional<Result> result() {
    return Optional.ofNullable(json.get("result")).map(Result::of);
  }

  public Optional<Context> context() {
    return Optional.ofNullable(json.get("context")).map(Context::of);
  }

  public Optional<Instant> timestamp() {
    return Optional.ofNullable(json.get("timestamp")).flatMap(t -> Timestamps.parse(t.asText()));
  }

  @Override
  public ObjectNode toJson() {
    return json;
  }
}
