package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Uuids;

/** Runs the examples that stand in rule files; each rule is looked at alone. */
public final class RuleExamples {
  /** An example that came out differently. */
  public record Failure(String file, int line, String example, String message) {
    @Override
    public String toString() {
      return file + " line " + line + ": example “" + example + "”: " + message;
    }
  }

  private static final LocalDate DAY_0 = LocalDate.of(2026, 3, 2);
  private static final String PERSON = "learner";

  private RuleExamples() {}

  /** How many examples a book has. */
  public static int count(RuleBook book) {
    return book.all().stream().mapToInt(rule -> rule.examples().size()).sum();
  }

  /** Runs all examples; none failed when the list is empty. */
  public static List<Failure> check(RuleBook book) {
    List<Failure> failures = new ArrayList<>();
    for (Rule rule : book.all()) {
      for (RuleExample example : rule.examples()) {
        List<Decision> decided = run(rule, example);
        String difference = difference(example.expect(), decided);
        if (!difference.isEmpty()) {
          failures.add(new Failure(rule.file(), example.line(), example.name(), difference));
        }
      }
    }
    return failures;
  }

  private static List<Decision> run(Rule rule, RuleExample example) {
    Instant since = example.activeFrom() == null ? Instant.MIN : at(example.activeFrom(), 0);
    RuleBook book =
        RuleBook.of(
            List.of(rule), ExampleMap.MAP, company(example.person()), Map.of(rule.name(), since));
    PersonState state = PersonState.of(PERSON);
    ExamplePerson person = new ExamplePerson(DAY_0, example.person());
    List<Decision> standing = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    person.facts().ifPresent(facts -> events.add(new Event.PersonChanged(PERSON, facts)));
    int minute = 0;
    for (RuleExample.Happening happening : example.given()) {
      if (happening.word().equals("proposed-goal")) {
        state = proposed(state, happening.what());
        continue;
      }
      events.add(event(happening, ++minute, person));
      for (Event event : events) {
        Step step = book.step(state, event);
        state = step.state();
        standing.addAll(step.decisions());
        List<UUID> gone = step.withdrawn().stream().map(Withdrawn::decisionId).toList();
        standing.removeIf(decision -> gone.contains(decision.id()));
      }
      events.clear();
    }
    return standing;
  }

  private static Company company(RuleExample.@Nullable Somebody person) {
    Programmes programmes =
        person == null ? Programmes.none() : Programmes.example(person.cohort(), person.phase());
    return new Company(ZoneOffset.UTC, List.of("en"), WorkingDays.MONDAY_TO_FRIDAY, programmes);
  }

  private static PersonState proposed(PersonState state, String path) {
    List<PersonState.Decided> decided = new ArrayList<>(state.decided());
    UUID id = Conclusion.id("another-rule", PERSON, path, "path");
    decided.add(
        new PersonState.Decided(
            id, "another-rule", DecisionKind.ProposeGoal, path, "path", List.of(), false));
    return state.withDecided(decided);
  }

  private static Event event(RuleExample.Happening happening, int minute, ExamplePerson person) {
    LocalDate day = DAY_0.plusDays(happening.day());
    if (happening.word().equals("tick")) {
      String behind = happening.incomplete();
      return behind == null
          ? new Event.Tick(day, at(happening.day(), 0))
          : new Event.Tick(day, at(happening.day(), 0), Map.of(behind, day.minusDays(1)));
    }
    if (RuleVerbs.PERSON_WORDS.contains(happening.word())) {
      return new Event.PersonChanged(PERSON, person.moved(happening.word(), happening.what(), day));
    }
    boolean goal = RuleVerbs.iriOf(happening.word()).startsWith(RuleVerbs.GOAL);
    String what = happening.what();
    Fact fact =
        new Fact(
            Uuids.v5(Uuids.NS_LEARNWIRE, "example", Integer.toString(minute)),
            happening.source(),
            RuleVerbs.iriOf(happening.word()),
            goal ? LearningPath.iriOf(what) : ExampleMap.object(what),
            goal ? Set.of(LearningPath.iriOf(what)) : ExampleMap.activities(what),
            at(happening.day(), minute),
            happening.success(),
            happening.completion(),
            happening.score(),
            happening.by(),
            happening.history(),
            happening.stored() == null ? null : at(happening.stored(), minute),
            ExampleMap.title(what));
    return new Event.FactStored(minute, PERSON, fact);
  }

  private static Instant at(int day, int minute) {
    return DAY_0.plusDays(day).atTime(10, 0).plusMinutes(minute).toInstant(ZoneOffset.UTC);
  }

  private static String difference(List<RuleExample.Expected> expected, List<Decision> decided) {
    List<Decision> left = new ArrayList<>(decided);
    List<RuleExample.Expected> missing = new ArrayList<>();
    for (RuleExample.Expected each : expected) {
      left.stream()
          .filter(decision -> fits(each, decision))
          .findFirst()
          .ifPresentOrElse(left::remove, () -> missing.add(each));
    }
    List<String> extra =
        left.stream()
            .map(
                each ->
                    each.kind()
                        + " "
                        + each.subject()
                        + " "
                        + each.fields()
                        + " because "
                        + each.because())
            .toList();
    return missing.isEmpty() && extra.isEmpty()
        ? ""
        : "missing " + missing + ", decided besides " + extra;
  }

  private static boolean fits(RuleExample.Expected expected, Decision decision) {
    String due = decision.fields().path("dueDate").asText();
    int progress = decision.fields().path("progressPercent").asInt(-1);
    return expected.kind() == decision.kind()
        && (expected.path().equals(decision.subject())
            || ExampleMap.object(expected.path()).equals(decision.subject()))
        && (expected.text() == null
            || expected.text().equals(decision.fields().path("text").asText()))
        && (expected.progress() == null || expected.progress() == progress)
        && (expected.due() == null || DAY_0.plusDays(expected.due()).toString().equals(due))
        && (expected.because() == null || expected.because().equals(decision.because()));
  }
}
