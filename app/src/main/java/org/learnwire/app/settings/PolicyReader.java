package org.learnwire.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.xapi.Iris;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.visibility.Audience;
import org.learnwire.xapi.visibility.Visibility;

/** Reads policy.yaml whole or refuses it whole. */
public final class PolicyReader {
  /** Beside the database of an LRS that runs alone. */
  public static final String FILE = "policy.yaml";

  private static final Map<String, String> VERBS = new TreeMap<>();

  static {
    for (Verb verb :
        new Verb[] {
          Verbs.ANSWERED,
          Verbs.ATTEMPTED,
          Verbs.ATTENDED,
          Verbs.BUSINESS_RESULT,
          Verbs.COACHED,
          Verbs.COMMENTED,
          Verbs.COMPLETED,
          Verbs.EARNED,
          Verbs.ENROLLED,
          Verbs.EXPERIENCED,
          Verbs.FAILED,
          Verbs.GOAL_PROGRESSED,
          Verbs.GOAL_SET,
          Verbs.INITIALIZED,
          Verbs.INTERACTED,
          Verbs.LAUNCHED,
          Verbs.MASTERED,
          Verbs.OBSERVED_APPLYING,
          Verbs.PASSED,
          Verbs.PROGRESSED,
          Verbs.RECOGNISED,
          Verbs.REFLECTED,
          Verbs.REGISTERED,
          Verbs.RESUMED,
          Verbs.SCORED,
          Verbs.SUSPENDED,
          Verbs.TERMINATED,
          Verbs.UNCOMPLETED,
          Verbs.VIEWED
        }) {
      VERBS.put(verb.id().substring(verb.id().lastIndexOf('/') + 1), verb.id());
    }
    VERBS.put("started", Verbs.STARTED.id());
    VERBS.put("submitted", Verbs.SUBMITTED.id());
  }

  private final YamlMap policy;

  private PolicyReader(YamlMap policy) {
    this.policy = policy;
  }

  /**
   * What the file says, and the standard where it is silent.
   *
   * @param connections that it may speak of
   * @throws InvalidSettings naming file, line and the known words
   */
  static Policy read(Path file, List<ConnectionSettings> connections) {
    // Nothing in it is a secret, and nothing may depend on who starts the program.
    YamlMap policy = YamlMap.read(file, new Placeholders(file.getParent(), name -> null));
    return new PolicyReader(policy).read(file.getFileName().toString(), connections);
  }

  /** What policy.yaml in a data folder says; the standard when there is none. */
  public static Policy in(Path data) {
    Path file = data.toAbsolutePath().resolve(FILE);
    return Files.exists(file) ? read(file, List.of()) : Policy.standard();
  }

  /** The word by which a policy names a verb; its IRI when it has none. */
  public static String word(String iri) {
    return VERBS.entrySet().stream()
        .filter(verb -> verb.getValue().equals(iri))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(iri);
  }

  private Policy read(String file, List<ConnectionSettings> connections) {
    policy.only("scope", "drop", "retention", "visibility", "purposes");
    List<String> names = connections.stream().map(ConnectionSettings::name).toList();
    return new Policy(
        Optional.of(file),
        policy.map("visibility").map(PolicyReader::visibility).orElse(Visibility.standard()),
        policy.map("purposes").map(map -> purposes(map, names)).orElse(Map.of()),
        new KeepingReader(policy, connections).read());
  }

  private static Map<String, String> purposes(YamlMap map, List<String> connections) {
    for (String key : map.keys()) {
      if (!connections.isEmpty() && !connections.contains(key.replaceFirst("/.*", ""))) {
        throw map.wrong(key, "names no connection; there are " + String.join(", ", connections));
      }
    }
    return map.texts();
  }

  private static Visibility visibility(YamlMap map) {
    map.only("failed-attempts", "self", "coach", "programme");
    Map<String, Audience> verbs = new HashMap<>();
    for (Audience audience : Audience.values()) {
      for (String word : map.oneOrMore(audience.word())) {
        String iri = iri(map, audience.word(), word);
        if (verbs.put(iri, audience) != null) {
          throw map.wrong(
              audience.word(), "names " + word + " once more; a verb is for one audience");
        }
      }
    }
    Audience failed =
        map.text("failed-attempts").map(word -> failedAttempts(map, word)).orElse(Audience.SELF);
    return Visibility.standard().with(verbs).withFailedAttempts(failed);
  }

  private static Audience failedAttempts(YamlMap map, String word) {
    return Audience.of(word)
        .filter(audience -> audience != Audience.PROGRAMME)
        .orElseThrow(
            () ->
                map.wrong(
                    "failed-attempts",
                    "must be self or coach: nobody's failing is counted in a group"));
  }

  private static String iri(YamlMap map, String key, String word) {
    if (VERBS.containsKey(word)) {
      return VERBS.get(word);
    }
    if (word.contains(":") && Iris.isAbsolute(word)) {
      return word;
    }
    throw map.wrong(
        key,
        "names the verb "
            + word
            + "; known are "
            + String.join(", ", VERBS.keySet())
            + ", and any other by its full IRI");
  }
}
