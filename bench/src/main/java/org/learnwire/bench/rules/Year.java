package org.learnwire.bench.rules;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.people.AccountFacts;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.Skills;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Score;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;

/**
 * A year in which people learn in 200 courses of 40 paths, day after day, with the days in the
 * journal as a server would have put them there. The same seed, the same year.
 */
public final class Year {
  static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 365;

  /** Numbered from 0. */
  public static final int COURSES = 200;

  private static final int PATHS = 40;
  private static final int UNIT = 500;

  /** Where its people learn. */
  public static final String HOME = "https://learn.example.test";

  private static final UUID HR = Uuids.v5(Uuids.NS_LEARNWIRE, "bench", "hr");
  private static final UUID ACADEMY = Uuids.v5(Uuids.NS_LEARNWIRE, "bench", "academy");
  private static final Verb SHARED = Verb.of("http://adlnet.gov/expapi/verbs/shared");

  private final long people;
  private final long statements;
  private final int pathsEach;
  private final Random random;

  /**
   * @param pathsEach a person learns in so many paths, one after the other, each for the same time;
   *     40: today in this one, tomorrow in that
   */
  public Year(long seed, long people, long statements, int pathsEach) {
    this.people = people;
    this.statements = statements;
    this.pathsEach = pathsEach;
    this.random = new Random(seed);
  }

  /** Three paths of four are development, the fourth is mandatory or onboarding. */
  static LearningMap map() {
    return LearningMap.parse(
        "bench", mapCsv(), Skills.free(), (c, key) -> Optional.of(course(key)));
  }

  /** The learning map's file. */
  public static String mapCsv() {
    StringBuilder csv =
        new StringBuilder(
            "connection,course,path,skill,kind,practice-task,goal-title-en,due-days\n");
    for (int course = 0; course < COURSES; course++) {
      int path = course % PATHS;
      String kind = path % 4 != 3 ? "development" : path % 8 == 3 ? "mandatory" : "onboarding";
      csv.append(
          "academy,%d,path-%d,skill %d,%s,try it|show it|teach it,,\n"
              .formatted(course, path, path, kind));
    }
    return csv.toString();
  }

  private static String course(Object number) {
    return HOME + "/course/" + number;
  }

  /** Puts people and statements into an empty database. */
  public void fill(Database database) throws IOException {
    employ(database);
    StatementStore store = new StatementStore(database, Clock.systemUTC());
    long perDay = Math.max(1, statements / DAYS);
    long left = statements;
    for (int day = 0; left > 0; day++) {
      LocalDate date = FIRST_DAY.plusDays(Math.min(day, DAYS - 1));
      long today = day >= DAYS - 1 ? left : Math.min(perDay, left);
      for (long some = today; some > 0; some -= UNIT) {
        List<Statement> unit = new ArrayList<>();
        for (long i = Math.min(UNIT, some); i > 0; i--) {
          unit.add(statement(date));
        }
        database.write(
            "fill", tx -> store.storeAll(tx, unit, Origin.SOURCE, StoreOptions.from("academy")));
      }
      left -= today;
      database.write("day", tx -> tick(tx, date.plusDays(1)));
    }
  }

  private static long tick(Tx tx, LocalDate date) throws SQLException {
    String body = "{\"complete\":{\"academy\":\"%s\",\"hr\":\"%s\"}}".formatted(date, date);
    Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return Journal.append(tx, Journal.Kind.Tick, date.toString(), Origin.SOURCE, at, body);
  }

  private void employ(Database database) {
    People directory = new People(database);
    Instant before = FIRST_DAY.minusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    for (long from = 0; from < people; from += UNIT) {
      long first = from;
      database.write(
          "people",
          tx -> {
            for (long i = first; i < Math.min(people, first + UNIT); i++) {
              employ(tx, directory, i, before);
            }
            return null;
          });
    }
  }

  private static void employ(Tx tx, People directory, long number, Instant at) throws SQLException {
    String employee = Long.toString(number + 1);
    Source hr = new Source(HR, "acme", "https://hr.example.test");
    directory.apply(
        tx,
        hr,
        new EmployeeFacts(
            employee,
            employee,
            null,
            null,
            "Person " + employee,
            null,
            "Team " + number % 50,
            Long.toString(number / 10 + 1),
            EmployeeFacts.Status.ACTIVE,
            null,
            null),
        at);
    Source academy = new Source(ACADEMY, "acme", HOME);
    directory.apply(
        tx, academy, new AccountFacts("learner-" + number, employee, null, null, null), at);
  }

  private Statement statement(LocalDate date) {
    long person = random.nextLong(people);
    int course = course(person, date);
    Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_400));
    Activity whole = Activity.of(course(course));
    Activity part = Activity.of(course(course) + "/part/" + random.nextInt(20));
    Verb verb = verb(random.nextInt(1000));
    boolean ofCourse = verb.equals(Verbs.COMPLETED) || verb.equals(Verbs.COACHED);
    Activity object =
        verb.equals(Verbs.OBSERVED_APPLYING)
            ? Activity.of("urn:learnwire:practice-task:path-" + course % PATHS + ":" + task())
            : ofCourse ? whole : part;
    Context context = Context.empty();
    if (object == part) {
      context = context.withGrouping(whole);
    }
    if (verb.equals(Verbs.OBSERVED_APPLYING) || verb.equals(Verbs.COACHED)) {
      context = context.withInstructor(Agent.account(HOME, "learner-" + person / 10));
    }
    Result result = Result.empty().withSuccess(random.nextInt(5) > 0);
    if (verb.equals(Verbs.SCORED)) {
      result = result.withScore(Score.scaled(BigDecimal.valueOf(random.nextInt(101), 2)));
    }
    return Statement.builder()
        .id(new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63))
        .actor(Agent.account(HOME, "learner-" + person))
        .verb(verb)
        .object(object)
        .result(result)
        .context(context)
        .timestamp(at)
        .build();
  }

  /** Not everybody begins another path on the same day. */
  private int course(long person, LocalDate date) {
    int course = random.nextInt(COURSES);
    if (pathsEach >= PATHS) {
      return course;
    }
    long days = FIRST_DAY.until(date, ChronoUnit.DAYS) * pathsEach + person * 31 % DAYS;
    long path = Math.floorMod((person * 7 + days / DAYS) * 17, (long) PATHS);
    return (int) path + course / PATHS * PATHS;
  }

  private String task() {
    return List.of("try-it", "show-it", "teach-it").get(random.nextInt(3));
  }

  private static Verb verb(int thousandth) {
    if (thousandth < 400) {
      return Verbs.EXPERIENCED;
    }
    if (thousandth < 650) {
      return Verbs.ANSWERED;
    }
    if (thousandth < 770) {
      return Verbs.COMPLETED;
    }
    if (thousandth < 870) {
      return Verbs.SCORED;
    }
    if (thousandth < 920) {
      return Verbs.ATTEMPTED;
    }
    return thousandth < 960 ? Verbs.OBSERVED_APPLYING : thousandth < 980 ? Verbs.COACHED : SHARED;
  }
}
