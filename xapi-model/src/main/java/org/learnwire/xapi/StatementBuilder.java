package org.learnwire.xapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** Builds a statement part by part; {@link #build()} checks it like any other. */
public final class StatementBuilder {
  private final ObjectNode json = XapiJson.object();
  private XapiVersion version = XapiVersion.V1_0_3;

  StatementBuilder() {}

  public StatementBuilder id(UUID id) {
    json.put("id", id.toString());
    return this;
  }

  public StatementBuilder actor(Actor actor) {
    json.set("actor", actor.toJson());
    return this;
  }

  public StatementBuilder verb(Verb verb) {
    json.set("verb", verb.toJson());
    return this;
  }

  public StatementBuilder object(StatementObject object) {
    json.set("object", object.toJson());
    return this;
  }

  public StatementBuilder result(Result result) {
    json.set("result", result.toJson());
    return this;
  }

  public StatementBuilder context(Context context) {
    json.set("context", context.json());
    return this;
  }

  public StatementBuilder attachment(Attachment attachment) {
    json.withArrayProperty("attachments").add(attachment.toJson());
    return this;
  }

  public StatementBuilder authority(Actor authority) {
    json.set("authority", authority.toJson());
    return this;
  }

  /** Takes that statement out of use (xAPI Data 2.3.2); it still needs an actor. */
  public StatementBuilder voids(UUID statement) {
    return verb(Verbs.VOIDED).object(new StatementRef(statement));
  }

  public StatementBuilder timestamp(Instant timestamp) {
    json.put("timestamp", Timestamps.format(timestamp));
    return this;
  }

  /** Builds by the rules of this version; without it, of 1.0.3, which every LRS takes. */
  public StatementBuilder version(XapiVersion xapiVersion) {
    this.version = xapiVersion;
    return this;
  }

  /**
   * What was built so far as part of another statement: something planned or assigned, say.
   *
   * @throws InvalidStatement when a part is missing or wrong, or only whole statements have it
   */
  public SubStatement buildSubStatement() {
    return SubStatement.of(json, version);
  }

  /**
   * The statement.
   *
   * @throws InvalidStatement when a part is missing or wrong
   */
  public Statement build() {
    return Statement.parse(json, version);
  }
}
