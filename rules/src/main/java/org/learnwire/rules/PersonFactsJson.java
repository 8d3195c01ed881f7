package org.learnwire.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the directory says of a person, as JSON. */
final class PersonFactsJson {
  private PersonFactsJson() {}

  static ObjectNode write(PersonFacts facts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "zone", facts.zone());
    put(json, "language", facts.language());
    put(json, "hired", facts.hired());
    put(json, "left", facts.left());
    ArrayNode times = json.putArray("times");
    for (PersonFacts.Time time : facts.times()) {
      ObjectNode each = times.addObject();
      put(each, "from", time.from());
      put(each, "to", time.to());
      each.put("status", time.status().name());
      put(each, "team", time.team());
      put(each, "site", time.site());
      put(each, "manager", time.manager());
    }
    if (!facts.choices().isEmpty()) {
      ObjectNode choices = json.putObject("choices");
      new TreeMap<>(facts.choices()).forEach(choices::put);
    }
    if (!facts.cohorts().isEmpty()) {
      ArrayNode cohorts = json.putArray("cohorts");
      facts.cohorts().stream().sorted().forEach(cohorts::add);
    }
    return json;
  }

  private static void put(ObjectNode json, String field, @Nullable Object value) {
    if (value != null) {
      json.put(field, value.toString());
    }
  }

  static PersonFacts read(JsonNode json) {
    if (json.isMissingNode()) {
      return PersonFacts.NONE;
    }
    List<PersonFacts.Time> times = new ArrayList<>();
    for (JsonNode each : json.path("times")) {
      times.add(
          new PersonFacts.Time(
              day(each, "from"),
              day(each, "to"),
              PersonFacts.Status.valueOf(each.required("status").textValue()),
              each.path("team").textValue(),
              each.path("site").textValue(),
              each.path("manager").textValue()));
    }
    Map<String, String> choices = new HashMap<>();
    json.path("choices").properties().forEach(e -> choices.put(e.getKey(), e.getValue().asText()));
    Set<String> cohorts = new HashSet<>();
    json.path("cohorts").forEach(each -> cohorts.add(each.textValue()));
    String zone = json.path("zone").textValue();
    return new PersonFacts(
        zone == null ? null : ZoneId.of(zone),
        json.path("language").textValue(),
        day(json, "hired"),
        day(json, "left"),
        times,
        choices,
        cohorts);
  }

  private static @Nullable LocalDate day(JsonNode json, String field) {
    return json.has(field) ? LocalDate.parse(json.get(field).textValue()) : null;
  }
}
