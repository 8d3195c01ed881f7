package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What gives a statement meaning besides actor, verb and object (xAPI Data 2.4.6).
 *
 * @param json as sent; the accessors read it, the {@code with} methods give a changed copy
 */
public record Context(ObjectNode json) {
  public static Context empty() {
    return new Context(XapiJson.object());
  }

  static Context of(JsonNode json) {
    return new Context((ObjectNode) json);
  }

  public Optional<UUID> registration() {
    return text("registration").map(UUID::fromString);
  }

  public Optional<Actor> instructor() {
    return Optional.ofNullable(json.get("instructor")).map(Actor::of);
  }

  public Optional<Actor> team() {
    return Optional.ofNullable(json.get("team")).map(Actor::of);
  }

  public ContextActivities contextActivities() {
    return ContextActivities.of(json.path("contextActivities"));
  }

  /** Agents and groups with their part in it; empty in 1.0.3. */
  public List<ContextAgent> contextAgents() {
    List<ContextAgent> all = new ArrayList<>();
    json.path("contextAgents").forEach(one -> all.add(ContextAgent.of(one, "agent")));
    json.path("contextGroups").forEach(one -> all.add(ContextAgent.of(one, "group")));
    return all;
  }

  public Optional<String> platform() {
    return text("platform");
  }

  public Optional<String> revision() {
    return text("revision");
  }

  public Optional<String> language() {
    return text("language");
  }

  public Optional<StatementRef> statement() {
    return Optional.ofNullable(json.get("statement")).map(StatementRef::of);
  }

  public Optional<JsonNode> extension(String iri) {
    return Optional.ofNullable(json.path("extensions").get(iri));
  }

  public Context withRegistration(UUID registration) {
    return with("registration", json.textNode(registration.toString()));
  }

  public Context withInstructor(Actor instructor) {
    return with("instructor", instructor.toJson());
  }

  public Context withTeam(Group team) {
    return with("team", team.toJson());
  }

  public Context withPlatform(String platform) {
    return with("platform", json.textNode(platform));
  }

  public Context withLanguage(String tag) {
    return with("language", json.textNode(tag));
  }

  public Context withStatement(UUID id) {
    return with("statement", new StatementRef(id).toJson());
  }

  public Context withParent(Activity activity) {
    return withActivity("parent", activity);
  }

  public Context withGrouping(Activity activity) {
    return withActivity("grouping", activity);
  }

  public Context withCategory(Activity activity) {
    return withActivity("category", activity);
  }

  public Context withOther(Activity activity) {
    return withActivity("other", activity);
  }

  /** Adds an agent or group with its parts in it; 2.0 only. */
  public Context withContextAgent(Actor agent, String... relevantTypes) {
    ObjectNode copy = json.deepCopy();
    copy.withArrayProperty(agent instanceof Group ? "contextGroups" : "contextAgents")
        .add(new ContextAgent(agent, List.of(relevantTypes)).toJson());
    return new Context(copy);
  }

  public Context withRevision(String revision) {
    return with("revision", json.textNode(revision));
  }

  public Context withExtension(String iri, JsonNode value) {
    ObjectNode copy = json.deepCopy();
    copy.withObjectProperty("extensions").set(iri, value);
    return new Context(copy);
  }

  private Context withActivity(String kind, Activity activity) {
    ObjectNode copy = json.deepCopy();
    copy.withObjectProperty("contextActivities").withArrayProperty(kind).add(activity.toJson());
    return new Context(copy);
  }

  private Context with(String field, JsonNode value) {
    ObjectNode copy = json.deepCopy();
    copy.set(field, value);
    return new Context(copy);
  }

  private Optional<String> text(String field) {
    return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
  }
}
