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
