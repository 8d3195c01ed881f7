package org.learnwire.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;

/** The names by which rules call the published verbs; any other verb goes by its full IRI. */
final class RuleVerbs {
  /** What begins like this follows from the directory. */
  static final String PERSON = "urn:learnwire:person:";

  /** What begins like this follows from the ledger. */
  static final String GOAL = "urn:learnwire:goal:";

  static final List<String> PERSON_WORDS =
      List.of("came-back", "changed-team", "joined", "left", "new-manager", "went-on-leave");
  static final List<String> GOAL_WORDS =
      List.of("accepted", "closed", "declined", "done", "proposed");
  static final String OBSERVED_APPLYING = Verbs.OBSERVED_APPLYING.id();
  private static final String ACHIEVED = "https://w3id.org/xapi/tla/verbs/achieved";

  /**
   * Stands for every verb that says somebody is learning, as against being signed up for it or
   * having looked at a page.
   */
  static final String LEARNING = "learning";

  private static final Map<String, String> BY_NAME = new TreeMap<>();
  private static final Map<String, String> BY_IRI = new HashMap<>();
  private static final Set<String> LEARNING_IRIS =
      iris(
          Verbs.ANSWERED,
          Verbs.ATTEMPTED,
          Verbs.ATTENDED,
          Verbs.COMPLETED,
          Verbs.EXPERIENCED,
          Verbs.FAILED,
          Verbs.INITIALIZED,
          Verbs.INTERACTED,
          Verbs.LAUNCHED,
          Verbs.MASTERED,
          Verbs.PASSED,
          Verbs.PROGRESSED,
          Verbs.RESUMED,
          Verbs.SCORED,
          Verbs.STARTED,
          Verbs.SUBMITTED);
  private static final Set<String> OTHER_IRIS =
      iris(
          Verbs.BUSINESS_RESULT,
          Verbs.COACHED,
          Verbs.EARNED,
          Verbs.ENROLLED,
          Verbs.GOAL_PROGRESSED,
          Verbs.GOAL_SET,
          Verbs.OBSERVED_APPLYING,
          Verbs.RECOGNISED,
          Verbs.REGISTERED,
          Verbs.VIEWED);

  /**
   * What two vocabularies call one thing (decision 0014): Moodle's plugin logstore_xapi says the
   * first (5.0.1: EDLM for enrolments, TLA for badges), our pull the second.
   */
  private static final Map<String, String> SAME =
      Map.of(Verbs.ENROLLED.id(), Verbs.REGISTERED.id(), ACHIEVED, Verbs.EARNED.id());

  /** The IRIs of each verb that has a name: one set for all who ask for it. */
  private static final Map<String, Set<String>> ALIKE;

  static {
    named("achieved", ACHIEVED);
    named("started", Verbs.STARTED.id());
    named("submitted", Verbs.SUBMITTED.id());
    named("shared", "http://adlnet.gov/expapi/verbs/shared");
    named("commented", Verbs.COMMENTED.id());
    for (Set<String> iris : List.of(LEARNING_IRIS, OTHER_IRIS)) {
      iris.stream()
          .filter(iri -> !BY_IRI.containsKey(iri))
          .forEach(iri -> named(iri.substring(iri.lastIndexOf('/') + 1), iri));
    }
    ALIKE =
        BY_IRI.keySet().stream().collect(Collectors.toUnmodifiableMap(i -> i, RuleVerbs::sameAs));
  }

  private RuleVerbs() {}

  private static Set<String> iris(Verb... verbs) {
    return Stream.of(verbs).map(Verb::id).collect(Collectors.toUnmodifiableSet());
  }

  private static void named(String name, String iri) {
    BY_NAME.put(name, iri);
    BY_IRI.put(iri, name);
  }

  /** The IRIs a word stands for; empty for an unknown word. */
  static Optional<Set<String>> iris(String word) {
    if (word.equals(LEARNING)) {
      return Optional.of(LEARNING_IRIS);
    }
    if (word.contains("://")) {
      return Optional.of(Set.of(word));
    }
    return Optional.ofNullable(BY_NAME.get(word)).map(ALIKE::get);
  }

  /** The verb that stands for all that mean the same. */
  static String leading(String iri) {
    return SAME.getOrDefault(iri, iri);
  }

  private static Set<String> sameAs(String iri) {
    Stream<String> others = SAME.keySet().stream().filter(o -> leading(o).equals(leading(iri)));
    return Stream.concat(others, Stream.of(leading(iri))).collect(Collectors.toUnmodifiableSet());
  }

  static List<String> names() {
    List<String> names = new ArrayList<>(BY_NAME.keySet());
    names.add(LEARNING);
    return names;
  }

  /** All verbs that say where a goal stands. */
  static Set<String> goals() {
    return GOAL_WORDS.stream().map(GOAL::concat).collect(Collectors.toUnmodifiableSet());
  }

  /** True for a verb that says somebody went through something, not that they used it. */
  static boolean isCompletionOnly(String iri) {
    return LEARNING_IRIS.contains(iri)
        || Set.of(Verbs.EARNED.id(), ACHIEVED, Verbs.REGISTERED.id(), Verbs.ENROLLED.id())
            .contains(iri)
        || iri.equals(Verbs.VIEWED.id());
  }

  /** The short name of a verb; its IRI when it has none. */
  static String nameOf(String iri) {
    if (iri.startsWith(PERSON)) {
      return iri.substring(PERSON.length());
    }
    return iri.startsWith(GOAL)
        ? "goal-" + iri.substring(GOAL.length())
        : BY_IRI.getOrDefault(iri, iri);
  }

  /** The other way round. */
  static String iriOf(String name) {
    return name.startsWith("goal-") && GOAL_WORDS.contains(name.substring(5))
        ? GOAL + name.substring(5)
        : BY_NAME.getOrDefault(name, name);
  }
}
