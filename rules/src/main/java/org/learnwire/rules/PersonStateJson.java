package org.learnwire.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a person as JSON; what is usual is left out, as there is one row per person. */
final class PersonStateJson {
  private PersonStateJson() {}

  static ObjectNode write(PersonState state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("person", state.personId());
    state.today().ifPresent(day -> json.put("today", day.toString()));
    state.nextDue().ifPresent(day -> json.put("due", day.toString()));
    if (!state.person().equals(PersonFacts.NONE)) {
      json.set("is", PersonFactsJson.write(state.person()));
    }
    ArrayNode facts = json.putArray("facts");
    state.facts().forEach(fact -> facts.add(fact(fact)));
    ArrayNode decided = json.putArray("decided");
    state.decided().forEach(each -> decided.add(decided(each)));
    return json;
  }

  static PersonState read(ObjectNode json) {
    List<Kept> facts = new ArrayList<>();
    json.path("facts").forEach(fact -> facts.add(fact(fact)));
    List<PersonState.Decided> decided = new ArrayList<>();
    json.path("decided").forEach(each -> decided.add(decided(each)));
    return new PersonState(
        json.required("person").textValue(),
        PersonFactsJson.read(json.path("is")),
        day(json, "today"),
        day(json, "due"),
        facts,
        decided);
  }

  private static ObjectNode fact(Kept fact) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", fact.id().toString()).put("source", fact.source());
    json.put("verb", RuleVerbs.nameOf(fact.verb())).put("object", fact.object());
    if (!fact.on().equals(List.of(fact.object()))) {
      ArrayNode on = json.putArray("on");
      fact.on().forEach(on::add);
    }
    json.put("at", fact.at().toString());
    if (fact.success() != null) {
      json.put("success", fact.success());
    }
    if (fact.completion() != null) {
      json.put("completion", fact.completion());
    }
    if (fact.score() != null) {
      json.put("score", fact.score());
    }
    if (fact.late() > 0) {
      json.put("late", fact.late());
    }
    if (fact.by() != null) {
      json.put("by", fact.by());
    }
    if (fact.history()) {
      json.put("history", true);
    }
    if (fact.title() != null) {
      json.put("title", fact.title());
    }
    return json;
  }

  private static Kept fact(JsonNode json) {
    String verb = json.required("verb").textValue();
    String object = json.required("object").textValue();
    List<String> on = new ArrayList<>();
    json.path("on").forEach(each -> on.add(each.textValue()));
    return new Kept(
        UUID.fromString(json.required("id").textValue()),
        json.required("source").textValue(),
        RuleVerbs.iriOf(verb),
        object,
        json.has("on") ? on : List.of(object),
        Instant.parse(json.required("at").textValue()),
        json.has("success") ? json.get("success").booleanValue() : null,
        json.has("completion") ? json.get("completion").booleanValue() : null,
        json.has("score") ? json.get("score").doubleValue() : null,
        json.path("by").textValue(),
        json.path("history").booleanValue(),
        json.path("late").intValue(),
        json.path("title").textValue());
  }

  private static ObjectNode decided(PersonState.Decided decided) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", decided.id().toString()).put("rule", decided.rule());
    json.put("kind", decided.kind().name());
    json.put("subject", decided.subject()).put("occasion", decided.occasion());
    ArrayNode causes = json.putArray("causes");
    decided.causes().forEach(cause -> causes.add(cause.toString()));
    if (decided.withdrawn()) {
      json.put("withdrawn", true);
    }
    return json;
  }

  private static PersonState.Decided decided(JsonNode json) {
    List<UUID> causes = new ArrayList<>();
    json.path("causes").forEach(cause -> causes.add(UUID.fromString(cause.textValue())));
    return new PersonState.Decided(
        UUID.fromString(json.required("id").textValue()),
        json.required("rule").textValue(),
        DecisionKind.valueOf(json.required("kind").textValue()),
        json.required("subject").textValue(),
        json.required("occasion").textValue(),
        List.copyOf(causes),
        json.path("withdrawn").booleanValue());
  }

  private static @Nullable LocalDate day(ObjectNode json, String field) {
    return json.has(field) ? LocalDate.parse(json.get(field).textValue()) : null;
  }
}
