package org.learnwire.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.Journal;
import org.learnwire.database.TestDatabase;
import org.learnwire.people.Resolution.Ambiguous;
import org.learnwire.people.Resolution.Known;
import org.learnwire.people.Resolution.Unknown;
import org.learnwire.xapi.Agent;

class PeopleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String MOODLE = "https://moodle.example.test";
  private static final Source HR =
      new Source(UUID.nameUUIDFromBytes(new byte[] {1}), "acme", "https://hr.example.test");
  private static final Source LMS =
      new Source(UUID.nameUUIDFromBytes(new byte[] {2}), null, MOODLE);

  @TempDir Path folder;
  private Database database;
  private People people;

  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @BeforeEach
  void open() {
    database = TestDatabase.open(dialect(), folder);
    people = new People(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_account_is_matched_by_employee_number() {
    String ana = employee("42", "E1003", "ana@example.test");
    account("5", "E1003", "other@example.test");
    assertThat(who("5")).isEqualTo(new Known(ana));
  }

  @Test
  void without_a_number_the_work_address_decides_whatever_its_case() {
    String ana = employee("42", "E1003", "Ana@Example.test");
    account("5", null, "ANA@example.TEST");
    assertThat(who("5")).isEqualTo(new Known(ana));
  }

  @Test
  void an_address_ever_seen_on_two_people_is_never_a_key() {
    String one = employee("42", "E1003", "team@example.test");
    String two = employee("43", "E1004", "team@example.test");
    employee("43", "E1004", "own@example.test");
    account("5", null, "team@example.test");
    assertThat(who("5")).isInstanceOf(Ambiguous.class);
    assertThat(((Ambiguous) who("5")).personIds()).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void a_number_given_again_after_two_years_means_whoever_had_it_then() {
    String first = employed("42", "E1050", "2020-01-01", "2024-01-31");
    String second = employed("77", "E1050", "2026-02-01", null);
    account("5", "E1050", null);
    assertThat(people.resolve(moodle("5"), NOW)).isEqualTo(new Known(second));
    assertThat(people.resolve(moodle("5"), Instant.parse("2022-05-01T00:00:00Z")))
        .isEqualTo(new Known(first));
  }

  @Test
  void two_employees_with_one_number_at_the_same_time_go_to_review_with_both_ids() {
    String one = employee("42", "E1003", "a@example.test");
    String two = employee("43", "E1003", "b@example.test");
    account("5", "E1003", null);
    database.write(
        "review",
        tx -> {
          people.review(tx, NOW);
          return null;
        });
    assertThat(people.reviews()).hasSize(1);
    assertThat(people.reviews().get(0).personIds()).containsExactlyInAnyOrder(one, two);
    employee("43", "E1004", "b@example.test");
    database.write(
        "review",
        tx -> {
          people.review(tx, NOW);
          return null;
        });
    assertThat(people.reviews()).isEmpty();
    assertThat(who("5")).isEqualTo(new Known(one));
  }

  @Test
  void somebody_whom_hr_does_not_know_is_unknown() {
    employee("42", "E1003", "ana@example.test");
    account("5", "X-9", "guest@example.test");
    assertThat(who("5")).isInstanceOf(Unknown.class);
    assertThat(people.counts()).isEqualTo(new People.Counts(1, 1, 1, 0));
  }

  @Test
  void an_ignored_address_is_nobodys() {
    People strict = new People(database, MatchRules.of(Map.of(), List.of("*@noreply.*")));
    employee("42", "E1003", "ana@noreply.example.test");
    assertThat(strict.find("ana@noreply.example.test", NOW)).isInstanceOf(Unknown.class);
  }

  @Test
  void the_explicit_map_goes_before_everything() {
    employee("42", "E1003", "ana@example.test");
    String eli = employee("43", "E1004", "eli@example.test");
    account("5", "E1003", "ana@example.test");
    People mapped =
        new People(
            database,
            MatchRules.of(Map.of(LMS.connectionId() + "/5", Said.number("E1004")), List.of()));
    assertThat(mapped.resolve(moodle("5"), NOW)).isEqualTo(new Known(eli));
  }

  @Test
  void it_takes_addresses_and_sso_ids_too() {
    String eli = employee("43", "E1004", "eli@example.test");
    database.write("sso", tx -> tx.update("update account set username = 'Eli.K'"));
    employee("42", "E1003", "ana@example.test");
    account("5", "E1003", "ana@example.test");
    account("6", null, null);
    People mapped =
        new People(
            database,
            MatchRules.of(
                Map.of(
                    LMS.connectionId() + "/5", new Said(Said.Key.WORK_EMAIL, "Eli@Example.test"),
                    LMS.connectionId() + "/6", new Said(Said.Key.SSO_ID, "eli.k")),
                List.of()));
    assertThat(mapped.resolve(moodle("5"), NOW)).isEqualTo(new Known(eli));
    assertThat(mapped.resolve(moodle("6"), NOW)).isEqualTo(new Known(eli));
    assertThat(people.resolve(moodle("6"), NOW)).as("without it").isInstanceOf(Unknown.class);
  }

  @Test
  void an_address_that_only_the_lms_knows_leads_over_its_account() {
    String ana = employee("42", "E1003", "ana@example.test");
    account("5", "E1003", "ana.private@example.test");
    assertThat(people.resolve(Agent.mbox("ana.private@example.test"), NOW))
        .isEqualTo(new Known(ana));
  }

  @Test
  void what_did_not_change_is_no_change_and_what_did_is_told_to_the_journal() {
    employee("42", "E1003", "ana@example.test");
    employee("42", "E1003", "ana@example.test");
    employee("42", "E1003", "ana.lopez@example.test");
    List<Journal.Entry> entries = database.read(tx -> Journal.after(tx, 0, 10));
    assertThat(entries).hasSize(2);
    assertThat(entries).allMatch(e -> e.kind() == Journal.Kind.PersonChanged);
  }

  @Test
  void a_leaver_keeps_the_past_and_the_label() {
    String ana = employee("42", "E1003", "ana@example.test");
    database.write("leaver", tx -> people.leaver(tx, HR.connectionId(), "42", NOW));
    assertThat(people.labelOf(ana, false)).isEqualTo("E1003");
    assertThat(people.labelOf(ana, true)).isEqualTo("Name 42");
    assertThat(people.find("E1003", NOW)).isEqualTo(new Known(ana));
  }

  @Test
  void the_manager_is_the_one_whom_hr_names() {
    String boss = employee("1", "E1001", "boss@example.test");
    String ana = employee("42", "E1003", "ana@example.test");
    assertThat(people.org().managerOf(ana)).contains(boss);
    assertThat(people.org().managerOf(boss)).as("nobody is their own").isEmpty();
    assertThat(people.accountOf(ana, HR.connectionId())).contains("42");
    assertThat(people.accountOf(ana, LMS.connectionId())).isEmpty();
  }

  @Test
  void somebody_leads_whom_hr_names_them_for_until_those_leave() {
    String boss = employee("1", "E1001", "boss@example.test");
    String ana = employee("42", "E1003", "ana@example.test");
    assertThat(people.org().reportsOf(boss)).containsExactly(ana);
    assertThat(people.org().reportsOf(ana)).isEmpty();
    assertThat(people.org().reportsOf("nobody")).isEmpty();
    database.write("leaver", tx -> people.leaver(tx, HR.connectionId(), "42", NOW));
    assertThat(people.org().reportsOf(boss)).isEmpty();
  }

  private Resolution who(String account) {
    return people.resolve(moodle(account), NOW);
  }

  private static Agent moodle(String account) {
    return Agent.account(MOODLE, account);
  }

  private String employee(String id, String number, String email) {
    return apply(id, number, email, null, null);
  }

  private String employed(String id, String number, String from, @Nullable String to) {
    return apply(id, number, id + "@example.test", from, to);
  }

  private String apply(
      String id, String number, String email, @Nullable String from, @Nullable String to) {
    EmployeeFacts facts =
        new EmployeeFacts(
            id,
            number,
            email,
            null,
            "Name " + id,
            null,
            "Team",
            "1",
            EmployeeFacts.Status.ACTIVE,
            from == null ? null : LocalDate.parse(from),
            to == null ? null : LocalDate.parse(to));
    database.write("employee", tx -> people.apply(tx, HR, facts, NOW));
    return database.read(
        tx ->
            tx.one(
                    "select person_id from account where connection_id = ? and remote_id = ?",
                    r -> r.getString(1),
                    HR.connectionId(),
                    id)
                .orElseThrow());
  }

  private void account(String id, @Nullable String number, @Nullable String email) {
    database.write(
        "account",
        tx -> people.apply(tx, LMS, new AccountFacts(id, number, email, null, "N"), NOW));
  }
}
