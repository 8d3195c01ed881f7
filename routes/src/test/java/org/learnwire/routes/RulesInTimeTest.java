package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.TestDatabase;
import org.learnwire.database.Tx;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.rules.Company;
import org.learnwire.rules.Decision;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.PersonFacts;
import org.learnwire.rules.Programmes;
import org.learnwire.rules.RuleBook;
import org.learnwire.rules.RuleFile;
import org.learnwire.rules.Withdrawn;

/** People and days through the journal: what the directory says reaches the rules, in time. */
class RulesInTimeTest {
  private static final UUID HR = UUID.fromString("5b0a1c6e-7f5c-4a55-9d0d-1f2e3d4c5b6a");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String RULE =
      """
      rule: %s
      when: {person: %s}
      who: {has-manager: true}
      then: {nudge: {via: kudos, to: manager, text: {en: "Hello"}}}
      once-per: {quarter: true}
      """;

  @TempDir Path folder;
  private Database database;
  private People people;
  private final Taken taken = new Taken();

  @BeforeEach
  void open() {
    database = TestDatabase.open(folder);
    people = new People(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void who_joins_is_decided_on_the_day_and_whoever_was_there_is_not() {
    hired("1", LocalDate.of(2020, 1, 1), "2", NOON);
    hired("2", LocalDate.of(2026, 3, 9), "1", NOON);
    tick(LocalDate.of(2026, 3, 8));
    assertThat(decided("joined")).isEmpty();
    tick(LocalDate.of(2026, 3, 9));
    assertThat(decided("joined")).containsExactly("joined Joined on 9 Mar 2026.");
    tick(LocalDate.of(2026, 3, 10));
    assertThat(decided("joined")).isEmpty();
  }

  @Test
  void a_new_manager_is_a_change_and_a_new_title_is_none() {
    hired("1", LocalDate.of(2020, 1, 1), "2", NOON);
    hired("1", LocalDate.of(2020, 1, 1), "2", NOON.plusSeconds(86_400));
    tick(LocalDate.of(2026, 3, 4));
    assertThat(decided("new-manager")).isEmpty();
    hired("1", LocalDate.of(2020, 1, 1), "3", NOON.plusSeconds(3 * 86_400));
    tick(LocalDate.of(2026, 3, 5));
    assertThat(decided("new-manager"))
        .containsExactly("new-manager Has a new manager since 5 Mar 2026.");
  }

  @Test
  void a_leave_that_lies_ahead_begins_and_ends_on_its_days() {
    hired("2", LocalDate.of(2020, 1, 1), "1", NOON);
    record("1", null, LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 20), NOON);
    tick(LocalDate.of(2026, 3, 8));
    assertThat(decided("went-on-leave")).isEmpty();
    tick(LocalDate.of(2026, 3, 9));
    assertThat(decided("went-on-leave"))
        .containsExactly("went-on-leave Went on leave on 9 Mar 2026.");
  }

  @Test
  void whoever_is_on_leave_comes_back_on_the_day_after_it() {
    hired("2", LocalDate.of(2020, 1, 1), "1", NOON);
    record("1", null, LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 20), NOON);
    tick(LocalDate.of(2026, 3, 20));
    assertThat(decided("came-back")).isEmpty();
    tick(LocalDate.of(2026, 3, 21));
    assertThat(decided("came-back")).containsExactly("came-back Came back on 21 Mar 2026.");
  }

  @Test
  void a_record_says_where_somebody_stands_on_every_day() throws SQLException {
    LocalDate seen = LocalDate.of(2026, 3, 2);
    LocalDate last = LocalDate.of(2026, 3, 31);
    record("1", last, LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 20), NOON);
    String person = People.personId(HR, "1");
    PersonFacts facts =
        database.read(
            tx ->
                new DirectoryFacts(ZoneOffset.UTC, List.of())
                    .of(tx, List.of(person), Long.MAX_VALUE));

    assertThat(facts.times())
        .extracting(PersonFacts.Time::from, PersonFacts.Time::to, PersonFacts.Time::status)
        .containsExactly(
            tuple(null, seen.minusDays(1), PersonFacts.Status.ACTIVE),
            tuple(seen, LocalDate.of(2026, 3, 8), PersonFacts.Status.ON_NOTICE),
            tuple(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 20), PersonFacts.Status.ON_LEAVE),
            tuple(LocalDate.of(2026, 3, 21), last, PersonFacts.Status.ON_NOTICE),
            tuple(last.plusDays(1), null, PersonFacts.Status.INACTIVE));
  }

  @Test
  void whom_a_programme_names_is_found_by_number_and_issuer_or_by_the_work_address()
      throws SQLException {
    List<Programmes.Member> members =
        List.of(
            new Programmes.Member("autumn", "", "1", "acme"),
            new Programmes.Member("spring", "", "1", "elsewhere"),
            new Programmes.Member("winter", "P1@Example.Test", "", ""),
            new Programmes.Member("summer", "p2@example.test", "", ""));
    record("1", null, null, null, NOON);

    String person = People.personId(HR, "1");
    PersonFacts facts =
        database.read(
            tx ->
                new DirectoryFacts(ZoneOffset.UTC, members)
                    .of(tx, List.of(person), Long.MAX_VALUE));

    assertThat(facts.cohorts()).containsExactlyInAnyOrder("autumn", "winter");
  }

  @Test
  void when_the_list_of_a_programme_changes_everybody_is_looked_at_once_more() {
    record("1", null, null, null, NOON);
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    List<Programmes.Member> members = List.of(new Programmes.Member("autumn", "", "1", "acme"));
    long told = journalled();

    ProgrammeChanges.tell(database, clock, people, List.of());
    assertThat(journalled()).isEqualTo(told);
    ProgrammeChanges.tell(database, clock, people, members);
    assertThat(journalled()).isEqualTo(told + 1);
    ProgrammeChanges.tell(database, clock, people, members);
    assertThat(journalled()).isEqualTo(told + 1);
    ProgrammeChanges.tell(database, clock, people, List.of());
    assertThat(journalled()).isEqualTo(told + 2);
  }

  private long journalled() {
    return database.read(
        tx ->
            tx.one("select count(*) from journal where kind = 'PersonChanged'", r -> r.getLong(1))
                .orElseThrow());
  }

  private void record(
      String number, LocalDate last, LocalDate leaveFrom, LocalDate leaveTo, Instant at) {
    EmployeeFacts facts =
        new EmployeeFacts(
            number,
            number,
            "p" + number + "@example.test",
            null,
            "Person " + number,
            null,
            "Sales",
            "2",
            EmployeeFacts.Status.ACTIVE,
            LocalDate.of(2020, 1, 1),
            last,
            null,
            null,
            null,
            leaveFrom,
            leaveTo,
            null,
            null);
    Source source = new Source(HR, "acme", "https://hr.example.test");
    database.write("record", tx -> people.apply(tx, source, facts, at));
  }

  private void hired(String number, LocalDate date, String manager, Instant at) {
    Source source = new Source(HR, "acme", "https://hr.example.test");
    EmployeeFacts facts =
        new EmployeeFacts(
            number,
            number,
            null,
            null,
            "Person " + number,
            "Title of " + at,
            "Sales",
            manager,
            EmployeeFacts.Status.ACTIVE,
            date,
            null);
    database.write("hire", tx -> people.apply(tx, source, facts, at));
  }

  private void tick(LocalDate date) {
    Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    database.write(
        "tick",
        tx -> Journal.append(tx, Journal.Kind.Tick, date.toString(), Origin.SOURCE, at, "{}"));
  }

  private List<String> decided(String word) {
    taken.words.clear();
    RuleBook book =
        RuleBook.load(
            List.of(new RuleFile("rules/r.yaml", RULE.formatted(word, word))),
            LearningMap.empty(),
            new Company(ZoneOffset.UTC, List.of("en")),
            Map.of(word, NOON));
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    new RuleRun(database, clock, people, book, taken, () -> false).run();
    return List.copyOf(taken.words);
  }

  private static final class Taken implements Decisions {
    private final List<String> words = new ArrayList<>();

    @Override
    public long taken(Tx tx, List<Decision> decisions) {
      decisions.forEach(each -> words.add(each.subject() + " " + each.because()));
      return decisions.size();
    }

    @Override
    public void withdrawn(Tx tx, List<Withdrawn> withdrawn) throws SQLException {
      assertThat(withdrawn).isEmpty();
    }

    @Override
    public void replaced(Tx tx, UUID old, UUID by) {
      throw new AssertionError("nothing is replaced here");
    }
  }
}
