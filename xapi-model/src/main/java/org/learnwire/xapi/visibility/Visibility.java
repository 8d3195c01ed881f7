package org.learnwire.xapi.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verbs;

/**
 * Which audience a statement has, by its verb and its result. What is not named is for the person
 * and their manager.
 *
 * <p>A failed attempt is a statement whose verb is {@code failed} or whose {@code result.success}
 * is false; what an observer or coach said is none. A business result of one person is that
 * person's alone, unless they themselves let it be shown: at work it is shown at the grain of
 * teams. Shown it goes to their manager, and is counted in no group.
 */
public final class Visibility {
  private static final Map<String, Audience> STANDARD =
      Map.ofEntries(
          Map.entry(Verbs.REFLECTED.id(), Audience.SELF),
          Map.entry(Verbs.ATTENDED.id(), Audience.PROGRAMME),
          Map.entry(Verbs.BUSINESS_RESULT.id(), Audience.PROGRAMME),
          Map.entry(Verbs.COMPLETED.id(), Audience.PROGRAMME),
          Map.entry(Verbs.EARNED.id(), Audience.PROGRAMME),
          Map.entry(Verbs.ENROLLED.id(), Audience.PROGRAMME),
          Map.entry(Verbs.MASTERED.id(), Audience.PROGRAMME),
          Map.entry(Verbs.PASSED.id(), Audience.PROGRAMME),
          Map.entry(Verbs.RECOGNISED.id(), Audience.PROGRAMME),
          Map.entry(Verbs.REGISTERED.id(), Audience.PROGRAMME));

  private final Map<String, Audience> verbs;
  private final Audience failedAttempts;
  private final Predicate<Agent> optedIn;

  /** IRIs without which, success aside, nothing is for the person alone. */
  private final List<String> marks = new ArrayList<>();

  private Visibility(
      Map<String, Audience> verbs, Audience failedAttempts, Predicate<Agent> optedIn) {
    this.optedIn = optedIn;
    this.verbs = Map.copyOf(verbs);
    this.failedAttempts = failedAttempts;
    marks.add(Verbs.FAILED.id());
    marks.add(Verbs.BUSINESS_RESULT.id());
    verbs.entrySet().stream()
        .filter(verb -> verb.getValue() == Audience.SELF)
        .forEach(verb -> marks.add(verb.getKey()));
  }

  /** What holds where nobody has said otherwise. */
  public static Visibility standard() {
    return new Visibility(STANDARD, Audience.SELF, nobody -> false);
  }

  /**
   * The same, but for these.
   *
   * @param others by IRI of the verb
   */
  public Visibility with(Map<String, Audience> others) {
    Map<String, Audience> all = new TreeMap<>(verbs);
    all.putAll(others);
    return new Visibility(all, failedAttempts, optedIn);
  }

  public Visibility withFailedAttempts(Audience audience) {
    return new Visibility(verbs, audience, optedIn);
  }

  /**
   * The same, where these people let their own business results be shown.
   *
   * @param people asked each time: who opts in or out does so from that moment on
   */
  public Visibility withBusinessResultsOf(Predicate<Agent> people) {
    return new Visibility(verbs, failedAttempts, people);
  }

  /** By IRI; every other verb is for {@link Audience#COACH}. */
  public Map<String, Audience> verbs() {
    return verbs;
  }

  public Audience failedAttempts() {
    return failedAttempts;
  }

  public Audience of(Statement statement) {
    String verb = statement.verb().id();
    Audience audience = verbs.getOrDefault(verb, Audience.COACH);
    if (verb.equals(Verbs.BUSINESS_RESULT.id()) && statement.actor() instanceof Agent person) {
      return optedIn.test(person) ? inner(audience, Audience.COACH) : Audience.SELF;
    }
    return isFailedAttempt(verb, statement) ? inner(audience, failedAttempts) : audience;
  }

  private static Audience inner(Audience one, Audience other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean isFailedAttempt(String verb, Statement statement) {
    if (verb.equals(Verbs.FAILED.id())) {
      return true;
    }
    boolean failed = statement.node().at("/result/success").asText().equals("false");
    return failed && !verb.equals(Verbs.OBSERVED_APPLYING.id()) && !verb.equals(Verbs.COACHED.id());
  }

  /**
   * Whether a statement in JSON could be for the person alone: false spares parsing it. JSON that
   * escapes what need not be escaped always could.
   */
  public boolean mayBeForSelf(String json) {
    if (json.contains("\"success\"") && json.contains("false")
        || json.contains("\\/")
        || json.contains("\\u")) {
      return true;
    }
    for (String verb : marks) {
      if (json.contains(verb)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Visibility that
        && verbs.equals(that.verbs)
        && failedAttempts == that.failedAttempts;
  }

  @Override
  public int hashCode() {
    return verbs.hashCode();
  }

  @Override
  public String toString() {
    return "Visibility[" + new TreeMap<>(verbs) + ", failed attempts " + failedAttempts + "]";
  }
}
