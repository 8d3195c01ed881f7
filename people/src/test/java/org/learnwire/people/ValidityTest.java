package org.learnwire.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.TestDatabase;
import org.learnwire.people.Resolution.Ambiguous;
import org.learnwire.people.Resolution.Known;
import org.learnwire.people.Resolution.Unknown;
import org.learnwire.xapi.Agent;

/** Numbers and addresses that go from hand to hand mean whoever has them, and nobody between. */
class ValidityTest {
  private static final Source HR = new Source(new UUID(1, 1), "acme", "https://hr.example.test");
  private static final String SITE = "https://lms.example.test";
  private static final Source LMS = new Source(new UUID(2, 2), null, SITE);
  private static final LocalDate FIRST = LocalDate.parse("2000-01-01");

  @TempDir Path folder;

  private record Stay(String person, LocalDate from, LocalDate to) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_number_that_goes_round_means_whoever_has_it(long seed) {
    Random dice = new Random(seed);
    try (Database database = TestDatabase.open(Dialect.SQLITE, folder)) {
      People people = new People(database);
      List<Stay> stays = stays(dice, database, people, "E1", i -> "p" + i + "@example.test");
      account(database, people, "5", "E1", null);
      for (int i = 0; i < 400; i++) {
        LocalDate day = FIRST.plusDays(dice.nextInt(9000));
        Resolution who = people.resolve(Agent.account(SITE, "5"), noon(day));
        assertThat(who).as("seed %d on %s", seed, day).isEqualTo(holder(stays, day));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void an_address_means_its_only_holder_while_they_are_there_and_nobody_once_it_is_shared(
      long seed) {
    Random dice = new Random(seed);
    try (Database database = TestDatabase.open(Dialect.SQLITE, folder)) {
      People people = new People(database);
      List<Stay> stays = stays(dice, database, people, null, i -> "p" + i + "@example.test");
      for (int i = 0; i < 400; i++) {
        int one = dice.nextInt(stays.size());
        LocalDate day = FIRST.plusDays(dice.nextInt(9000));
        assertThat(people.resolve(Agent.mbox("P" + one + "@example.test"), noon(day)))
            .as("seed %d on %s", seed, day)
            .isEqualTo(holder(stays.subList(one, one + 1), day));
      }
      employ(database, people, "x", null, "p0@example.test", FIRST.plusDays(9000), null);
      for (int i = 0; i < 50; i++) {
        assertThat(
                people.resolve(
                    Agent.mbox("p0@example.test"), noon(FIRST.plusDays(dice.nextInt(9999)))))
            .isInstanceOf(Ambiguous.class);
      }
    }
  }

  private static Resolution holder(List<Stay> stays, LocalDate day) {
    return stays.stream()
        .filter(stay -> !day.isBefore(stay.from()) && !day.isAfter(stay.to()))
        .findFirst()
        .<Resolution>map(stay -> new Known(stay.person()))
        .orElseGet(Unknown::new);
  }

  private interface Address {
    String of(int i);
  }

  /** One after the other, with days between on which nobody is there. */
  private static List<Stay> stays(
      Random dice, Database database, People people, @Nullable String number, Address address) {
    List<Stay> stays = new ArrayList<>();
    LocalDate from = FIRST.plusDays(dice.nextInt(300));
    for (int i = 0; i < 8; i++) {
      LocalDate to = from.plusDays(dice.nextInt(900));
      String person = employ(database, people, "r" + i, number, address.of(i), from, to);
      stays.add(new Stay(person, from, to));
      from = to.plusDays(1 + dice.nextInt(200));
    }
    return stays;
  }

  private static String employ(
      Database database,
      People people,
      String id,
      @Nullable String number,
      String email,
      LocalDate from,
      @Nullable LocalDate to) {
    EmployeeFacts facts =
        new EmployeeFacts(
            id, number, email, null, id, null, null, null, EmployeeFacts.Status.ACTIVE, from, to);
    Instant seen = noon(FIRST.plusDays(9999));
    database.write("employee", tx -> people.apply(tx, HR, facts, seen));
    return People.personId(HR.connectionId(), id);
  }

  private static void account(
      Database database, People people, String id, @Nullable String number, @Nullable String mail) {
    AccountFacts facts = new AccountFacts(id, number, mail, null, "N");
    database.write("account", tx -> people.apply(tx, LMS, facts, noon(FIRST.plusDays(9999))));
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }
}
