package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** What the pretended administrators have switched: rights, modules, rates. */
public final class Settings {

  private static final String DEFAULTS =
      """
      {"moodle": {"hide": [], "missingFunctions": []},
       "bamboohr": {"canCreateGoals": true, "goals": true, "directory": true, "trim": [],
                    "perSecond": 0},
       "slack": {"perSecond": 0}, "teams": {"perSecond": 0}, "hibob": {"perSecond": 0},
       "salesforce": {"perSecond": 0}, "leapsome": {"perSecond": 0},
       "bonusly": {"perSecond": 0},
       "lattice": {"perSecond": 0},
       "personio": {"perSecond": 0},
       "badgr": {"perSecond": 0},
       "docebo": {"perSecond": 0}}
      """;

  private final ObjectNode all;

  Settings() {
    try {
      all = (ObjectNode) new ObjectMapper().readTree(DEFAULTS);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public ObjectNode json() {
    return all;
  }

  /**
   * Says what is wrong with a change before it is made.
   *
   * @throws IllegalArgumentException naming the key and the known ones
   */
  public void check(JsonNode change) {
    change
        .fields()
        .forEachRemaining(
            system -> {
              JsonNode known = all.path(system.getKey());
              system
                  .getValue()
                  .fieldNames()
                  .forEachRemaining(key -> mustKnow(known, system.getKey() + "." + key, key));
            });
  }

  private void mustKnow(JsonNode known, String path, String key) {
    if (!known.has(key)) {
      throw new IllegalArgumentException("unknown setting " + path + "; settings: " + all);
    }
  }

  void merge(JsonNode change) {
    change
        .fields()
        .forEachRemaining(
            system ->
                all.withObjectProperty(system.getKey()).setAll((ObjectNode) system.getValue()));
  }

  /** Module types whose {@code mod/<type>:view} the service user lacks. */
  public Set<String> hiddenModules() {
    return words("moodle", "hide");
  }

  /** Functions that are not part of the web service. */
  public Set<String> missingFunctions() {
    return words("moodle", "missingFunctions");
  }

  /** Employee fields that the key's owner may not see. */
  public Set<String> trimmedFields() {
    return words("bamboohr", "trim");
  }

  public boolean on(String system, String key) {
    return all.path(system).path(key).asBoolean();
  }

  /** Calls a second before the vendor throttles; 0 = it never does. */
  public int perSecond(String system) {
    return all.path(system).path("perSecond").asInt();
  }

  private Set<String> words(String system, String key) {
    Set<String> words = new HashSet<>();
    all.path(system).path(key).forEach(word -> words.add(word.asText()));
    return words;
  }
}
