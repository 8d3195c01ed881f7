package org.learnwire.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Records come and change one after the other; what is asked is asked of a moment. */
class MatchingInTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LAST_YEAR = Instant.parse("2025-11-22T10:00:00Z");
  private static final String SITE = "https://moodle.example.test";
  private static final Source HR = new Source(new UUID(1, 1), "acme", "https://hr.example.test");
  private static final Source LMS = new Source(new UUID(2, 2), null, SITE);

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
  void a_number_that_nobody_had_then_is_nobodys_number() {
    employed("77", "E1050", null, "2026-02-01", null, NOW);
    account("5", "E1050", null, NOW);
    assertThat(who("5", LAST_YEAR)).isInstanceOf(Unknown.class);
    assertThat(who("5", NOW)).isInstanceOf(Known.class);
  }

  @Test
  void whoever_gets_another_number_keeps_the_past_under_the_old_one() {
    String ana = employed("42", "E1", null, null, null, LAST_YEAR);
    account("5", "E1", null, LAST_YEAR);
    employed("42", "E2", null, null, null, NOW.minusSeconds(60));
    String eli = employed("43", "E1", null, "2026-11-01", null, NOW.minusSeconds(30));
    assertThat(who("5", LAST_YEAR.plusSeconds(60))).isEqualTo(new Known(ana));
    assertThat(who("5", NOW)).isEqualTo(new Known(eli));
  }

  @Test
  void somebody_hired_again_is_the_same_person_and_was_away_between() {
    String ana = employed("42", "E1", null, "2020-01-01", null, LAST_YEAR);
    employed("42", "E1", null, "2020-01-01", "2025-12-31", LAST_YEAR.plusSeconds(60));
    employed("42", "E1", null, "2026-10-01", null, NOW.minusSeconds(60));
    account("5", "E1", null, NOW);
    assertThat(who("5", LAST_YEAR)).isEqualTo(new Known(ana));
    assertThat(who("5", Instant.parse("2026-05-01T00:00:00Z"))).isInstanceOf(Unknown.class);
    assertThat(who("5", NOW)).isEqualTo(new Known(ana));
  }

  @Test
  void a_hire_date_put_right_does_not_leave_the_wrong_one_behind() {
    employed("42", "E1", null, "2020-01-01", null, LAST_YEAR);
    employed("42", "E1", null, "2026-01-01", null, LAST_YEAR.plusSeconds(60));
    account("5", "E1", null, NOW);
    assertThat(who("5", LAST_YEAR)).isInstanceOf(Unknown.class);
  }

  @Test
  void an_address_that_two_people_use_in_the_lms_is_no_key() {
    String ana = employed("42", "E1", "ana@example.test", null, null, NOW);
    String eli = employed("43", "E2", "eli@example.test", null, null, NOW);
    account("5", "E1", "desk@example.test", NOW);
    assertThat(people.resolve(Agent.mbox("desk@example.test"), NOW)).isEqualTo(new Known(ana));
    account("6", "E2", "Desk@example.test", NOW);
    assertThat(people.resolve(Agent.mbox("desk@example.test"), NOW))
        .isEqualTo(
            new Ambiguous(
                List.of(ana, eli).stream().sorted().toList(),
                "the address has been seen on more than one person"));
    assertThat(who("6", NOW)).as("its number still decides").isEqualTo(new Known(eli));
    assertThat(people.counts().sharedAddresses()).isEqualTo(1);
  }

  @Test
  void an_address_seen_on_a_second_person_puts_the_account_in_doubt_at_once() {
    String ana = employed("42", "E1", "desk@example.test", null, null, NOW);
    account("5", null, "desk@example.test", NOW);
    assertThat(who("5", NOW)).isEqualTo(new Known(ana));
    assertThat(people.matchedAccountsOf(ana)).isEqualTo(Map.of(LMS.connectionId(), "5"));

    String eli = employed("43", "E2", "desk@example.test", null, null, NOW);

    assertThat(people.reviews()).hasSize(1);
    assertThat(people.reviews().get(0).remoteId()).isEqualTo("5");
    assertThat(people.reviews().get(0).personIds()).containsExactlyInAnyOrder(ana, eli);
    assertThat(people.matchedAccountsOf(ana)).isEmpty();
    assertThat(people.counts().unknownToHr()).as("in doubt is not unknown").isZero();
  }

  @Test
  void a_number_given_to_the_account_takes_it_off_the_list() {
    employed("42", "E1", "desk@example.test", null, null, NOW);
    employed("43", "E2", "desk@example.test", null, null, NOW);
    account("5", null, "desk@example.test", NOW);
    assertThat(people.reviews()).hasSize(1);
    account("5", "E2", "desk@example.test", NOW);
    assertThat(people.reviews()).isEmpty();
  }

  @Test
  void an_employee_who_comes_later_is_told_with_every_identity_that_waited() {
    account("5", "E1", "Ana.Private@example.test", NOW);
    account("6", null, "ana@example.test", NOW);
    assertThat(people.unknownToHr(10))
        .extracting(UnknownAccount::remoteId)
        .containsExactly("5", "6");

    employed("42", "E1", "ana@example.test", null, null, NOW);

    assertThat(lastChange())
        .contains(
            People.identityKey(Agent.account(SITE + "/", "5")),
            People.identityKey(Agent.account(SITE, "6")),
            People.identityKey(Agent.mbox("ANA@example.test")),
            People.identityKey(Agent.mbox("ana.private@example.test")));
    assertThat(people.unknownToHr(10)).isEmpty();
  }

  @Test
  void a_new_account_tells_the_identities_it_answers_to() {
    employed("42", "E1", null, null, null, NOW);
    account("5", "E1", "ana@example.test", NOW);
    assertThat(lastChange())
        .containsExactlyInAnyOrder(
            People.identityKey(Agent.account(SITE, "5")),
            People.identityKey(Agent.mbox("ana@example.test")));
  }

  @Test
  void home_pages_are_the_same_with_and_without_a_slash() {
    String ana = employed("42", "E1", null, null, null, NOW);
    account("5", "E1", null, NOW);
    assertThat(people.resolve(Agent.account(SITE + "/", "5"), NOW)).isEqualTo(new Known(ana));
    assertThat(people.resolve(Agent.account("https://other.test", "5"), NOW))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void two_connections_to_one_site_may_not_say_different_things() {
    String ana = employed("42", "E1", null, null, null, NOW);
    employed("43", "E2", null, null, null, NOW);
    account("5", "E1", null, NOW);
    Source again = new Source(new UUID(3, 3), null, SITE);
    accountAt(again, "5", null, NOW);
    assertThat(who("5", NOW)).as("one of them knows no number").isEqualTo(new Known(ana));
    accountAt(again, "5", "E2", NOW);
    assertThat(who("5", NOW)).isInstanceOf(Ambiguous.class);
  }

  @Test
  void equal_numbers_of_two_issuers_are_two_people() {
    String ana = employed("42", "E1", null, null, null, NOW);
    Source other = new Source(new UUID(4, 4), "globex", "https://hr.globex.test");
    EmployeeFacts facts = facts("9", "E1", null, null, null);
    database.write("employee", tx -> people.apply(tx, other, facts, NOW));
    Source ours = new Source(new UUID(5, 5), "acme", "https://lms.acme.test");
    accountAt(ours, "1", "E1", NOW);
    assertThat(people.resolve(Agent.account("https://lms.acme.test", "1"), NOW))
        .isEqualTo(new Known(ana));
    account("5", "E1", null, NOW);
    assertThat(who("5", NOW)).as("nobody says whose numbers").isInstanceOf(Ambiguous.class);
  }

  @Test
  void a_day_or_a_setting_that_changes_the_answer_is_found_by_the_review() {
    String ana = employed("42", "E1", null, "2026-12-01", null, NOW);
    String eli = employed("43", "E2", null, null, null, NOW);
    account("5", "E1", null, NOW);
    assertThat(people.matchedAccountsOf(ana)).isEmpty();

    review(people, Instant.parse("2026-12-01T06:00:00Z"));
    assertThat(people.matchedAccountsOf(ana)).isEqualTo(Map.of(LMS.connectionId(), "5"));
    assertThat(lastChange()).containsExactly(People.identityKey(Agent.account(SITE, "5")));

    Map<String, Said> map = Map.of(LMS.connectionId() + "/5", Said.number("E2"));
    review(new People(database, MatchRules.of(map, List.of())), NOW);
    assertThat(people.matchedAccountsOf(eli)).isEqualTo(Map.of(LMS.connectionId(), "5"));
  }

  @Test
  void a_shared_address_from_outside_is_listed_under_itself() {
    employed("42", "E1", "desk@example.test", null, null, NOW);
    employed("43", "E2", "desk@example.test", null, null, NOW);
    Agent desk = Agent.mbox("Desk@example.test");
    Ambiguous doubt = (Ambiguous) people.resolve(desk, NOW);
    for (int i = 0; i < 2; i++) {
      database.write(
          "review",
          tx -> {
            people.review(tx, desk, doubt, NOW);
            return null;
          });
    }
    assertThat(people.reviews())
        .containsExactly(
            new Review(
                Review.NO_CONNECTION, "desk@example.test", doubt.reason(), doubt.personIds(), NOW));
  }

  @Test
  void someone_on_leave_is_somebody() {
    EmployeeFacts facts =
        new EmployeeFacts(
            "42",
            "E1",
            null,
            null,
            "Ana",
            null,
            null,
            null,
            EmployeeFacts.Status.ON_LEAVE,
            null,
            null);
    database.write("employee", tx -> people.apply(tx, HR, facts, NOW));
    account("5", "E1", null, NOW);
    Known ana = (Known) who("5", NOW);
    assertThat(people.org().statusOf(ana.personId())).contains(EmployeeFacts.Status.ON_LEAVE);
  }

  private Set<String> lastChange() {
    List<Journal.Entry> all = database.read(tx -> Journal.after(tx, 0, 100));
    return People.identitiesIn(all.get(all.size() - 1));
  }

  private void review(People reviewer, Instant at) {
    database.write(
        "review",
        tx -> {
          reviewer.review(tx, at);
          return null;
        });
  }

  private Resolution who(String account, Instant at) {
    return people.resolve(Agent.account(SITE, account), at);
  }

  private static EmployeeFacts facts(
      String id,
      String number,
      @Nullable String email,
      @Nullable String from,
      @Nullable String to) {
    return new EmployeeFacts(
        id,
        number,
        email,
        null,
        "Name " + id,
        null,
        "Team",
        null,
        EmployeeFacts.Status.ACTIVE,
        from == null ? null : LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to));
  }

  private String employed(
      String id,
      String number,
      @Nullable String email,
      @Nullable String from,
      @Nullable String to,
      Instant seen) {
    EmployeeFacts facts = facts(id, number, email, from, to);
    database.write("employee", tx -> people.apply(tx, HR, facts, seen));
    return People.personId(HR.connectionId(), id);
  }

  private void account(String id, @Nullable String number, @Nullable String email, Instant seen) {
    AccountFacts facts = new AccountFacts(id, number, email, null, "N");
    database.write("account", tx -> people.apply(tx, LMS, facts, seen));
  }

  private void accountAt(Source source, String id, @Nullable String number, Instant seen) {
    AccountFacts facts = new AccountFacts(id, number, null, null, "N");
    database.write("account", tx -> people.apply(tx, source, facts, seen));
  }
}
