package org.learnwire.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;

/** Half a year of one person's learning, made up from a seed: the same seed, the same life. */
final class RandomLife {
  static final String PERSON = "person-1";
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
  static final int DAYS = 180;
  static final Instant ACTIVE_FROM = FIRST_DAY.plusDays(40).atStartOfDay(zone()).toInstant();
  static final LearningMap MAP =
      LearningMap.parse(
          "map",
          """
          connection,course,path,skill,kind,practice-task,goal-title-en,due-days
          a,1,talks,talking,development,ask|tell|sum up,Talk well,60
          a,2,talks,talking,development,,,
          a,3,plans,planning,development,draft|review,Plan well,90
          a,2,plans,planning,,,,
          a,4,safety,safety,mandatory,drill,,
          """,
          Skills.free(),
          (connection, key) -> Optional.of(course(Integer.parseInt(key))));

  private static final List<Verb> LEARNING =
      List.of(Verbs.ATTEMPTED, Verbs.COMPLETED, Verbs.SCORED, Verbs.REGISTERED, Verbs.PASSED);

  private final Random random;
  private final List<Fact> facts = new ArrayList<>();

  private RandomLife(long seed) {
    this.random = new Random(seed);
  }

  static List<Fact> facts(long seed) {
    RandomLife life = new RandomLife(seed);
    for (int i = 0; i < 40; i++) {
      life.something();
    }
    return life.facts;
  }

  /** The same with a directory that learns of a person's times one by one, and more verbs. */
  static List<Event> withDirectory(long seed) {
    RandomLife life = new RandomLife(seed);
    for (int i = 0; i < 40; i++) {
      life.something();
      life.more();
    }
    List<Event> events = new ArrayList<>();
    life.facts.forEach(fact -> events.add(new Event.FactStored(1, PERSON, fact)));
    events.add(life.random.nextInt(events.size()), new Event.PersonChanged(PERSON, life.person()));
    return events;
  }

  private void more() {
    Instant at =
        FIRST_DAY.atStartOfDay(zone()).toInstant().plusSeconds(random.nextInt(DAYS * 86_400));
    String course = course(1 + random.nextInt(5));
    switch (random.nextInt(4)) {
      case 0 -> add("form", Verbs.COACHED.id(), course, Set.of(course), at, null, "person-2");
      case 1 -> add("chat", RuleVerbs.iriOf("shared"), course, Set.of(course), at, null, null);
      case 2 -> {
        List<LearningPath> paths = List.copyOf(MAP.paths());
        String path = paths.get(random.nextInt(paths.size())).iri();
        String state = RuleVerbs.GOAL_WORDS.get(random.nextInt(4));
        add("goals", RuleVerbs.GOAL + state, path, Set.of(path), at, null, null);
      }
      default -> {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        String verb = Verbs.SCORED.id();
        double score = random.nextInt(11) / 10.0;
        Instant late = at.plus(Duration.ofDays(random.nextInt(30)));
        facts.add(
            new Fact(
                id,
                "pull",
                verb,
                course,
                Set.of(course),
                at,
                null,
                true,
                score,
                null,
                false,
                late,
                "Title"));
      }
    }
  }

  private PersonFacts person() {
    LocalDate first = FIRST_DAY.plusDays(random.nextInt(60));
    LocalDate second = first.plusDays(1 + random.nextInt(60));
    List<PersonFacts.Time> times =
        List.of(
            new PersonFacts.Time(
                null, first.minusDays(1), PersonFacts.Status.ACTIVE, "Sales", null, "person-2"),
            new PersonFacts.Time(
                first, second.minusDays(1), PersonFacts.Status.ON_LEAVE, "Sales", null, "person-2"),
            new PersonFacts.Time(
                second, null, PersonFacts.Status.ACTIVE, "Service", null, "person-3"));
    List<String> zones = List.of("Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles");
    return new PersonFacts(
        java.time.ZoneId.of(zones.get(random.nextInt(3))),
        "de",
        FIRST_DAY.minusDays(random.nextInt(400)).plusDays(50),
        null,
        times);
  }

  private static java.time.ZoneId zone() {
    return DemoRules.BERLIN.timeZone();
  }

  private void something() {
    Instant at =
        FIRST_DAY.atStartOfDay(zone()).toInstant().plusSeconds(random.nextInt(DAYS * 86_400));
    switch (random.nextInt(5)) {
      case 0, 1 -> inCourse(at);
      case 2 -> courseCompleted(at);
      default -> observed(at);
    }
  }

  private void inCourse(Instant at) {
    String course = course(1 + random.nextInt(5));
    String quiz = course + "/quiz/" + random.nextInt(3);
    String verb = LEARNING.get(random.nextInt(LEARNING.size())).id();
    add("pull", verb, quiz, Set.of(quiz, course), at, null, null);
  }

  /** Half of them come by the plugin too, up to a day later. */
  private void courseCompleted(Instant at) {
    String course = course(1 + random.nextInt(5));
    add("pull", Verbs.COMPLETED.id(), course, Set.of(course), at, null, null);
    if (random.nextBoolean()) {
      Instant pushed = at.plusSeconds(random.nextInt(86_000));
      add("plugin", Verbs.COMPLETED.id(), course, Set.of(course), pushed, null, null);
    }
  }

  private void observed(Instant at) {
    List<LearningPath> paths = List.copyOf(MAP.paths());
    List<PracticeTask> tasks = paths.get(random.nextInt(paths.size())).tasks();
    String task = tasks.get(random.nextInt(tasks.size())).iri();
    String by = random.nextInt(8) == 0 ? PERSON : "person-" + (2 + random.nextInt(3));
    boolean success = random.nextInt(4) > 0;
    add("form", Verbs.OBSERVED_APPLYING.id(), task, Set.of(task), at, success, by);
  }

  private void add(
      String source,
      String verb,
      String object,
      Set<String> activities,
      Instant at,
      Boolean success,
      String by) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    boolean history = random.nextInt(20) == 0;
    facts.add(
        new Fact(
            id,
            source,
            verb,
            object,
            new HashSet<>(activities),
            at,
            success,
            by,
            history,
            "Title"));
  }

  /** What was not pushed already, told by another source too, an hour later. */
  static List<Fact> toldTwice(List<Fact> facts) {
    List<Fact> twice = new ArrayList<>(facts);
    for (Fact fact : facts.stream().filter(each -> !each.source().equals("plugin")).toList()) {
      twice.add(
          new Fact(
              new UUID(fact.statementId().getMostSignificantBits(), 42),
              "mirror",
              fact.verb(),
              fact.object(),
              fact.activities(),
              fact.at().plus(Duration.ofMinutes(50)),
              fact.success(),
              fact.byPersonId(),
              fact.history(),
              fact.title()));
    }
    return twice;
  }

  private static String course(int number) {
    return "https://a.test/course/" + number;
  }
}
