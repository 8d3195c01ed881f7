package org.learnwire.xapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A valid statement: its JSON, whole, with typed views of the parts (xAPI Data 2.4). Immutable. */
public final class Statement {
  private final ObjectNode json;
  private final XapiVersion version;

  private Statement(ObjectNode json, XapiVersion version) {
    this.json = json;
    this.version = version;
  }

  /**
   * Checks and takes a copy. Nothing is lost; only the shape that the specification asks an LRS to
   * give back is brought about (lower-case id, context activities as lists, UTC in 2.0).
   *
   * @throws InvalidStatement with everything that is wrong
   */
  public static Statement parse(ObjectNode json, XapiVersion version) {
    return take(json.deepCopy(), version);
  }

  /**
   * Like {@link #parse}, but copies only what has not the right shape: for JSON that others hold,
   * and that nobody changes any more.
   *
   * @throws InvalidStatement with everything that is wrong
   */
  public static Statement share(ObjectNode json, XapiVersion version) {
    Findings findings = new Findings();
    StatementCheck.statement(new Spot(json, version, findings));
    findings.throwIfAny();
    return normal(json, version);
  }

  private static Statement normal(ObjectNode json, XapiVersion version) {
    if (Normal.holds(json, version)) {
      return new Statement(json, version);
    }
    ObjectNode copy = json.deepCopy();
    Normal.bringAbout(copy, version);
    return new Statement(copy, version);
  }

  /**
   * Like {@link #parse}, but keeps the JSON itself: for what was just read and nobody else holds.
   *
   * @throws InvalidStatement with everything that is wrong
   */
  public static Statement take(ObjectNode json, XapiVersion version) {
    Findings findings = new Findings();
    StatementCheck.statement(new Spot(json, version, findings));
    findings.throwIfAny();
    Normal.bringAbout(json, version);
    return new Statement(json, version);
  }

  /**
   * Reads a statement from text.
   *
   * @throws InvalidStatement when it is no JSON, or with everything that is wrong
   */
  public static Statement read(String text, XapiVersion version) {
    Findings findings = new Findings();
    try {
      if (XapiJson.read(text) instanceof ObjectNode json) {
        return take(json, version);
      }
      findings.add(new Violation("$", "must be a JSON object", Spec.STATEMENT));
    } catch (JsonProcessingException e) {
      findings.add(new Violation("$", e.getOriginalMessage(), Spec.FORMATTING));
    }
    throw new InvalidStatement(findings.all());
  }

  /** What is wrong with the JSON as a statement; empty when it is one. */
  public static List<Violation> check(JsonNode json, XapiVersion version) {
    Findings findings = new Findings();
    StatementCheck.statement(new Spot(json, version, findings));
    return findings.all();
  }

  /** For JSON that was checked before, such as what the store kept. */
  public static Statement trusted(ObjectNode json, XapiVersion version) {
    return new Statement(json, version);
  }

  public static StatementBuilder builder() {
    return new StatementBuilder();
  }

  public XapiVersion version() {
    return version;
  }

  public Optional<UUID> id() {
    return text("id").map(UUID::fromString);
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
    return text("timestamp").flatMap(Timestamps::parse);
  }

  public Optional<Instant> stored() {
    return text("stored").flatMap(Timestamps::parse);
  }

  public Optional<Actor> authority() {
    return Optional.ofNullable(json.get("authority")).map(Actor::of);
  }

  public List<Attachment> attachments() {
    List<Attachment> all = new ArrayList<>();
    json.path("attachments").forEach(one -> all.add(Attachment.of(one)));
    return all;
  }

  /** Those of a substatement included. */
  public List<Attachment> allAttachments() {
    List<Attachment> all = attachments();
    json.path("object").path("attachments").forEach(one -> all.add(Attachment.of(one)));
    return all;
  }

  /** The statement that this one voids, if it is a voiding one. */
  public Optional<UUID> voids() {
    return verb().is(Verbs.VOIDED) && object() instanceof StatementRef target
        ? Optional.of(target.id())
        : Optional.empty();
  }

  /** The same statement in the words of the other version, and what that one cannot say. */
  public Conversion as(XapiVersion target) {
    return Conversion.of(this, target);
  }

  /**
   * The same JSON as an LRS of that version keeps it. It is checked anew only where the versions
   * differ in what stands in it: what 2.0 takes 1.0.3 takes too, but for a stated version and for
   * what {@link Conversion} says.
   *
   * @throws InvalidStatement with everything that is wrong under that version
   */
  public Statement keptAs(XapiVersion target) {
    boolean holds =
        version == target
            || target == XapiVersion.V1_0_3 && !json.has("version") && !Conversion.isNewer(json);
    return holds ? normal(json, target) : share(json, target);
  }

  public Statement withId(UUID id) {
    return with("id", json.textNode(id.toString()));
  }

  public Statement withTimestamp(Instant timestamp) {
    return with("timestamp", json.textNode(Timestamps.format(timestamp)));
  }

  public Statement withStored(Instant stored) {
    return with("stored", json.textNode(Timestamps.format(stored)));
  }

  public Statement withAuthority(ObjectNode authority) {
    return with("authority", authority.deepCopy());
  }

  /** States the version in the statement itself, as an LRS must when the sender did not. */
  public Statement withVersionStated() {
    return json.has("version") ? this : with("version", json.textNode(version.statementVersion()));
  }

  /** The same without one of its properties. */
  public Statement without(String property) {
    ObjectNode copy = shallowCopy();
    copy.remove(property);
    return new Statement(copy, version);
  }

  /** A copy that may be changed. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The JSON itself, without a copy: for looking only, nobody changes it. */
  public ObjectNode node() {
    return json;
  }

  private Statement with(String property, JsonNode value) {
    ObjectNode copy = shallowCopy();
    copy.set(property, value);
    return new Statement(copy, version);
  }

  /** Parts are shared: nobody changes them, and json() hands out copies. */
  private ObjectNode shallowCopy() {
    return JsonNodeFactory.instance.objectNode().setAll(json);
  }

  private Optional<String> text(String property) {
    return Optional.ofNullable(json.get(property)).map(JsonNode::asText);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Statement that && json.equals(that.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** The JSON as text. */
  @Override
  public String toString() {
    return json.toString();
  }
}
