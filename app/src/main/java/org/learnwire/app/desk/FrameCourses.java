package org.learnwire.app.desk;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.ltitool.pages.CourseDesk;
import org.learnwire.routes.Journey;
import org.learnwire.rules.InvalidRule;
import org.learnwire.rules.LearningPath;
import org.learnwire.rules.PracticeTask;
import org.learnwire.rules.ProgrammesReader;
import org.learnwire.rules.RuleFile;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.visibility.Audience;
import org.learnwire.xapi.visibility.Visibility;
import org.springframework.stereotype.Component;

/**
 * A course in groups of people. Only what the policy counts in groups is counted here; of a group
 * that is too small nothing is said, nor how small it is.
 */
@Component
class FrameCourses implements CourseDesk {
  private static final int PAGE = 1_000;
  private static final int PAGES = 50;
  private static final Verb[] DONE = {Verbs.COMPLETED, Verbs.PASSED, Verbs.MASTERED};

  private final Journey journey;
  private final Visibility visibility;

  FrameCourses(Journey journey, AppSettings settings) {
    this.journey = journey;
    this.visibility = Journeys.visibility(journey, settings);
  }

  @Override
  public List<Course> courses() {
    Map<String, Course> courses = new LinkedHashMap<>();
    for (LearningPath path : journey.learningMap().paths()) {
      path.courses()
          .forEach(iri -> courses.putIfAbsent(iri, new Course(iri, title(iri), path.label())));
    }
    return List.copyOf(courses.values());
  }

  private String title(String iri) {
    return journey
        .statements()
        .activity(iri)
        .map(activity -> activity.at("/definition/name"))
        .filter(names -> names.elements().hasNext())
        .map(names -> names.elements().next().asText())
        .orElseGet(() -> FrameFacts.lastPart(iri));
  }

  @Override
  public Optional<Funnel> funnel(String course) {
    return journey.learningMap().paths().stream()
        .filter(path -> path.courses().contains(course))
        .findFirst()
        .map(path -> funnel(new Course(course, title(course), path.label())));
  }

  private Funnel funnel(Course course) {
    Set<String> began = new HashSet<>();
    Set<String> completed = new HashSet<>();
    count(
        course.id(),
        new Such(any -> true, began),
        new Such(statement -> is(statement, DONE), completed));
    if (!Audience.PROGRAMME.isCountedInGroupOf(began.size())) {
      return new Funnel(course, null, List.of());
    }
    Set<String> practised = new HashSet<>();
    Set<String> applied = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (LearningPath path : journey.learningMap().paths()) {
      if (path.courses().contains(course.id())) {
        paths.add(path.name());
        path.tasks().forEach(task -> practice(task, practised, applied));
      }
    }
    Set<String> thanked = counts(Verbs.RECOGNISED) ? thanked(paths) : Set.of();
    FunnelSteps steps = new FunnelSteps(began);
    steps.add("completed", completed, counts(Verbs.COMPLETED));
    steps.add("practised", practised, counts(Verbs.ATTEMPTED));
    steps.add("applied", applied, counts(Verbs.OBSERVED_APPLYING));
    steps.add("thanked", thanked, counts(Verbs.RECOGNISED));
    return new Funnel(course, began.size(), steps.all());
  }

  /** The people with a statement of a kind. */
  private record Such(Predicate<Statement> kind, Set<String> people) {}

  private void practice(PracticeTask task, Set<String> practised, Set<String> applied) {
    if (counts(Verbs.ATTEMPTED) || counts(Verbs.OBSERVED_APPLYING)) {
      count(
          task.iri(),
          new Such(statement -> is(statement, Verbs.ATTEMPTED), practised),
          new Such(FrameCourses::isSeen, applied));
    }
  }

  private boolean counts(Verb verb) {
    return visibility.verbs().getOrDefault(verb.id(), Audience.COACH) == Audience.PROGRAMME;
  }

  private static boolean is(Statement statement, Verb... verbs) {
    for (Verb verb : verbs) {
      if (statement.verb().is(verb)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSeen(Statement statement) {
    return is(statement, Verbs.OBSERVED_APPLYING)
        && statement.node().at("/result/success").asBoolean(false);
  }

  /** Whom the policy lets be counted, by their statements about an activity, each read once. */
  private void count(String activity, Such... kinds) {
    FrameFacts facts = new FrameFacts(journey, visibility);
    Long after = null;
    for (int page = 0; page < PAGES; page++) {
      StatementPage found =
          journey
              .statements()
              .query(StatementQuery.where().activity(activity).limit(PAGE).after(after).build());
      for (StoredStatement stored : found.statements()) {
        Statement statement = stored.statement();
        if (visibility.of(statement) == Audience.PROGRAMME) {
          facts.person(statement.actor(), stored).ifPresent(who -> add(who, statement, kinds));
        }
      }
      if (found.statements().size() < PAGE) {
        return;
      }
      after = found.statements().get(found.statements().size() - 1).position();
    }
  }

  private static void add(String person, Statement statement, Such... kinds) {
    for (Such each : kinds) {
      if (each.kind().test(statement)) {
        each.people().add(person);
      }
    }
  }

  /** Thanks that were given because of a path. */
  private Set<String> thanked(Set<String> paths) {
    Set<String> people = new HashSet<>();
    for (String path : paths) {
      journey
          .database()
          .read(
              tx ->
                  tx.list(
                      "select person_id from entry where write_name = 'recognition.give'"
                          + " and state = 'done' and subject = ?",
                      row -> row.getString(1),
                      path))
          .forEach(id -> people.add(journey.people().speaking(id)));
    }
    return people;
  }

  @Override
  public List<String> departments() {
    return journey
        .database()
        .read(
            tx ->
                tx.list(
                    "select distinct department from account where kind = 'employee'"
                        + " and valid_to is null and status <> 'INACTIVE'"
                        + " and department is not null order by department",
                    row -> row.getString(1)));
  }

  @Override
  public Sprint sprint(Wish wish) {
    String yaml =
        """
        programmes:
          - programme: %s
            starts: %s
            phases:
              - {phase: learn, from: 1, to: 14}
              - {phase: practise, from: 15, to: 45}
              - {phase: show, from: 46, to: 60}
            members:
              - {team: %s}
        """
            .formatted(quoted(wish.name()), wish.starts(), quoted(wish.team()));
    return new Sprint(yaml, size(wish.team()), problem(yaml));
  }

  private static String quoted(String text) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }

  /** Whoever reads the file reads it here too. */
  private static @Nullable String problem(String yaml) {
    try {
      ProgrammesReader.read(new RuleFile("programmes.yaml", yaml), Optional.empty());
      return null;
    } catch (InvalidRule e) {
      return e.getMessage();
    }
  }

  private @Nullable Integer size(String team) {
    long people =
        journey
            .database()
            .read(
                tx ->
                    tx.one(
                        "select count(*) from account where kind = 'employee'"
                            + " and valid_to is null and status <> 'INACTIVE' and department = ?",
                        row -> row.getLong(1),
                        team))
            .orElse(0L);
    return people < Audience.MINIMUM_GROUP ? null : (int) people;
  }
}
