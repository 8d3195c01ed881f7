package org.learnwire.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.learnwire.database.TestDatabase;
import org.learnwire.people.EmployeeFacts.Status;
import org.learnwire.people.Resolution.Known;
import org.learnwire.people.Resolution.Unknown;
import org.learnwire.people.SourceRules.SsoField;
import org.learnwire.xapi.Agent;

/** Several HR records of one person, or one number of several people; and where they stand when. */
class EmploymentsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Source HR = new Source(new UUID(1, 1), "acme", "https://hr.example.test");
  private static final Source SECOND = new Source(new UUID(1, 2), "acme", "https://hr2.test");
  private static final Source FOREIGN = new Source(new UUID(1, 3), "globex", "https://hr3.test");
  private static final String SITE = "https://lms.example.test";
  private static final Source LMS = new Source(new UUID(2, 2), null, SITE);

  @TempDir Path folder;
  private Database database;
  private People people;
  private int records;

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
  void two_employments_at_one_time_in_two_systems_of_one_issuer_are_one_person() {
    String ana = employee(HR, "42", "E1", "ana@a.test", "2020-01-01", null);
    employee(SECOND, "7", "E1", "ana@b.test", "2025-01-01", null);
    employee(FOREIGN, "9", "E1", "eli@c.test", "2025-01-01", null);

    assertThat(people.find("ana@b.test", NOW)).isEqualTo(new Known(ana));
    assertThat(people.idsOf(ana)).hasSize(2);
    assertThat(people.counts().people()).as("another issuer is another person").isEqualTo(2);
    assertThat(people.accountOf(ana, SECOND.connectionId())).contains("7");
    assertThat(people.org().teamOf(ana)).as("the one that began last").contains("Team 7");
  }

  @Test
  void a_number_that_is_corrected_takes_two_apart_again() {
    String ana = employee(HR, "42", "E1", "ana@a.test", null, null);
    String eli = employee(SECOND, "7", "E1", "eli@b.test", null, null);
    assertThat(people.find("eli@b.test", NOW)).isEqualTo(new Known(ana));
    employee(SECOND, "7", "E2", "eli@b.test", null, null);
    assertThat(people.find("eli@b.test", NOW)).isEqualTo(new Known(eli));
    assertThat(people.idsOf(ana)).containsExactly(ana);
  }

  @Test
  void somebody_with_a_new_record_under_the_old_number_is_one_when_the_address_agrees() {
    String ana = employee(HR, "42", "E1", "ana@a.test", "2020-01-01", "2024-01-31");
    employee(HR, "77", "E1", "ana@a.test", "2026-02-01", null);
    assertThat(people.find("ana@a.test", NOW)).isEqualTo(new Known(ana));
    assertThat(people.org().statusOf(ana, NOW)).contains(Status.ACTIVE);
    assertThat(people.reviews()).isEmpty();
  }

  @Test
  void without_a_second_sign_a_person_says_whether_they_came_back() {
    String first = employee(HR, "42", "E1", "a@a.test", "2020-01-01", "2024-01-31");
    String second = employee(HR, "77", "E1", "b@a.test", "2026-02-01", null);
    assertThat(people.reviews()).hasSize(1).allMatch(Review::isOfRecord);
    assertThat(people.reviews().get(0).personIds()).containsExactlyInAnyOrder(first, second);

    Ruling same = people.whoIsWho().merge(first, second, "hr", "she came back", NOW);
    assertThat(people.reviews()).isEmpty();
    assertThat(people.find("b@a.test", NOW)).isEqualTo(new Known(first));

    people.whoIsWho().undo(same.id(), "hr", "she did not", NOW);
    assertThat(people.reviews()).hasSize(1);
    people.whoIsWho().split(first, second, "hr", "somebody else", NOW);
    assertThat(people.reviews()).isEmpty();
    assertThat(people.find("b@a.test", NOW)).isEqualTo(new Known(second));
    assertThatThrownBy(() -> people.whoIsWho().merge(second, first, "hr", "again", NOW))
        .isInstanceOf(RulingRefused.class)
        .hasMessageContaining("two people at one time");
  }

  @Test
  void an_account_is_theirs_for_the_days_that_were_said() {
    String ana = employee(HR, "42", "E1", null, null, null);
    account("5", null, null, null);
    people
        .whoIsWho()
        .means(LMS.connectionId(), "5", ana, null, LocalDate.parse("2026-10-31"), "hr", "x", NOW);
    assertThat(who("5", Instant.parse("2026-10-31T23:59:59Z"))).isEqualTo(new Known(ana));
    assertThat(who("5", NOW)).isInstanceOf(Unknown.class);
  }

  @Test
  void the_sso_id_decides_between_number_and_address() {
    String ana = employee(HR, "42", "E1", "ana@a.test", null, null);
    String eli = employee(HR, "43", "E2", "eli@a.test", null, null);
    account("5", null, "ana@a.test", "SSO43");
    account("6", "E1", null, "sso43");
    assertThat(who("5", NOW)).as("before the address").isEqualTo(new Known(eli));
    assertThat(who("6", NOW)).as("after the number").isEqualTo(new Known(ana));
  }

  @Test
  void numbers_are_compared_as_the_settings_say_also_those_that_came_before() {
    String ana = employee(HR, "42", "E-0042", "ana@a.test", null, null);
    account("5", "42", null, null);
    assertThat(who("5", NOW)).isInstanceOf(Unknown.class);

    NumberForm form = new NumberForm(true, "e-", true);
    People told =
        new People(
            database,
            MatchRules.of(
                Map.of(),
                List.of(),
                Map.of(
                    HR.connectionId(), new SourceRules("hr", "acme", form, SsoField.OWN),
                    LMS.connectionId(),
                        new SourceRules(
                            "academy", null, NumberForm.AS_WRITTEN, SsoField.USERNAME))));
    database.write(
        "review",
        tx -> {
          told.review(tx, NOW);
          return null;
        });
    assertThat(told.resolve(Agent.account(SITE, "5"), NOW)).isEqualTo(new Known(ana));
    assertThat(told.find("e-42", NOW)).isEqualTo(new Known(ana));
    assertThat(told.find("E-0042", NOW)).isEqualTo(new Known(ana));
    assertThat(told.labelOf(ana, false)).as("shown as HR writes it").isEqualTo("E-0042");
  }

  @Test
  void where_somebody_stands_is_asked_of_a_moment() {
    Instant before = NOW.minusSeconds(90 * 86_400L);
    String boss = apply(HR, facts("1", "E0", null, "Board", null, null, null, null), before);
    String ana = apply(HR, facts("42", "E1", null, "Sales", "1", "2026-09-01", null, null), before);
    apply(HR, facts("42", "E1", null, "Support", null, "2026-09-01", null, "2026-12-01"), NOW);

    assertThat(people.org().teamOf(ana, NOW.minusSeconds(60))).contains("Sales");
    assertThat(people.org().teamOf(ana, NOW)).contains("Support");
    assertThat(people.org().managerOf(ana, NOW.minusSeconds(60))).contains(boss);
    assertThat(people.org().managerOf(ana, NOW)).isEmpty();
    assertThat(people.org().statusOf(ana, Instant.parse("2026-08-30T10:00:00Z")))
        .contains(Status.PENDING);
    assertThat(people.org().statusOf(ana, NOW)).contains(Status.ACTIVE);
    assertThat(people.org().statusOf(ana, Instant.parse("2026-12-05T10:00:00Z")))
        .contains(Status.ON_LEAVE);
    assertThat(people.org().postOf(ana, NOW).orElseThrow().site()).isEqualTo("Berlin");
  }

  @Test
  void what_was_rolled_back_is_not_remembered() {
    String ana = employee(HR, "42", "E1", "ana@a.test", null, null);
    account("5", "E1", null, null);
    assertThat(who("5", NOW)).isEqualTo(new Known(ana));
    assertThatThrownBy(
            () ->
                database.write(
                    "broken",
                    tx -> {
                      people.apply(
                          tx, HR, facts("42", "E2", null, "T", null, null, null, null), NOW);
                      assertThat(who("5", NOW)).isInstanceOf(Unknown.class);
                      throw new IllegalStateException("broken");
                    }))
        .hasMessageContaining("broken");
    assertThat(who("5", NOW)).isEqualTo(new Known(ana));
  }

  @Test
  void who_cannot_be_reached_is_counted() {
    employee(HR, "1", "E1", "ana@a.test", null, null);
    employee(HR, "2", "E2", null, null, null);
    employee(HR, "3", "E3", null, null, null);
    account("5", "E2", null, null);
    assertThat(people.reach()).isEqualTo(new Reach(3, 2, 2, 1));
  }

  private Resolution who(String account, Instant at) {
    return people.resolve(Agent.account(SITE, account), at);
  }

  private String employee(
      Source source,
      String id,
      String number,
      @Nullable String email,
      @Nullable String from,
      @Nullable String to) {
    // One after the other: the oldest record speaks for a person.
    Instant seen = NOW.minusSeconds(1000 - records++);
    return apply(source, facts(id, number, email, "Team " + id, null, from, to, null), seen);
  }

  private String apply(Source source, EmployeeFacts facts, Instant at) {
    database.write("employee", tx -> people.apply(tx, source, facts, at));
    return People.personId(source.connectionId(), facts.remoteId());
  }

  private static EmployeeFacts facts(
      String id,
      String number,
      @Nullable String email,
      String team,
      @Nullable String manager,
      @Nullable String from,
      @Nullable String to,
      @Nullable String leave) {
    return new EmployeeFacts(
        id,
        number,
        email,
        null,
        "Name",
        null,
        team,
        manager,
        Status.ACTIVE,
        date(from),
        date(to),
        "sso" + id,
        "Berlin",
        null,
        date(leave),
        null,
        "de",
        "Europe/Berlin");
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private void account(
      String id, @Nullable String number, @Nullable String email, @Nullable String sso) {
    AccountFacts facts = new AccountFacts(id, number, email, null, "N", sso);
    database.write("account", tx -> people.apply(tx, LMS, facts, NOW));
  }
}
