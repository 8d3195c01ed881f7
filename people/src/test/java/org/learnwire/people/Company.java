package org.learnwire.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.xapi.Agent;

/** A made-up company with everything that makes it hard to say who is who. */
final class Company {
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  static final Source HR = new Source(new UUID(1, 1), "acme", "https://hr.example.test");
  static final Source SECOND_HR = new Source(new UUID(1, 2), "acme", "https://hr2.example.test");
  static final Source LMS = new Source(new UUID(2, 1), null, "https://lms.example.test");
  static final Source CHAT = new Source(new UUID(2, 2), "acme", "https://chat.example.test");
  private static final int IDS = 8;

  private final Database database;
  private final People people;
  private final Random dice;
  private Instant now = START;

  Company(Database database, People people, long seed) {
    this.database = database;
    this.people = people;
    this.dice = new Random(seed);
  }

  Instant now() {
    return now;
  }

  /** One record comes or changes, in one of the systems. */
  void change() {
    now = now.plusSeconds(86_400L * (1 + dice.nextInt(60)));
    int id = dice.nextInt(IDS);
    if (dice.nextInt(3) == 0) {
      employee(dice.nextInt(4) == 0 ? SECOND_HR : HR, String.valueOf(id));
    } else {
      account(dice.nextBoolean() ? LMS : CHAT, String.valueOf(id));
    }
  }

  private void employee(Source source, String id) {
    EmployeeFacts facts =
        new EmployeeFacts(
            id,
            number(),
            email(),
            null,
            "Name " + id,
            null,
            "Team " + dice.nextInt(3),
            String.valueOf(dice.nextInt(IDS)),
            EmployeeFacts.Status.ACTIVE,
            dice.nextBoolean() ? null : day(0),
            dice.nextInt(3) > 0 ? null : day(200),
            sso(),
            null,
            null,
            null,
            null,
            null,
            null);
    database.write("employee", tx -> people.apply(tx, source, facts, now));
  }

  private void account(Source source, String id) {
    AccountFacts facts = new AccountFacts(id, number(), email(), null, "N", sso());
    database.write("account", tx -> people.apply(tx, source, facts, now));
  }

  private LocalDate day(int later) {
    return LocalDate.parse("2024-01-01").plusDays(later + dice.nextInt(700));
  }

  private @Nullable String number() {
    return dice.nextInt(3) == 0 ? null : "E" + dice.nextInt(5);
  }

  private @Nullable String email() {
    return dice.nextInt(3) == 0 ? null : "p" + dice.nextInt(6) + "@example.test";
  }

  private @Nullable String sso() {
    return dice.nextInt(3) > 0 ? null : "s" + dice.nextInt(5);
  }

  /** Somebody says something; empty when it was refused. */
  @Nullable Ruling say() {
    List<String> all =
        database.read(tx -> tx.list("select id from person order by id", r -> r.getString(1)));
    if (all.size() < 2) {
      return null;
    }
    String one = all.get(dice.nextInt(all.size()));
    String other = all.get(dice.nextInt(all.size()));
    try {
      return switch (dice.nextInt(4)) {
        case 0, 1 -> people.whoIsWho().merge(one, other, "test", "they are one", now);
        case 2 -> people.whoIsWho().split(one, other, "test", "they are two", now);
        default ->
            people
                .whoIsWho()
                .means(
                    (dice.nextBoolean() ? LMS : CHAT).connectionId(),
                    String.valueOf(dice.nextInt(IDS)),
                    dice.nextInt(5) == 0 ? null : one,
                    dice.nextBoolean() ? null : day(0),
                    dice.nextBoolean() ? null : day(300),
                    "test",
                    "I asked",
                    now);
      };
    } catch (RulingRefused refused) {
      return null;
    }
  }

  /** What is said of everything at many times: what must be as it was. */
  TreeMap<String, String> said(People asked) {
    TreeMap<String, String> said = new TreeMap<>();
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < IDS; i++) {
      for (Source source : List.of(HR, SECOND_HR, LMS, CHAT)) {
        agents.add(Agent.account(source.homePage(), String.valueOf(i)));
      }
      agents.add(Agent.mbox("p" + i + "@example.test"));
    }
    for (int month = -2; month < 60; month += 6) {
      Instant at = START.plusSeconds(month * 2_592_000L);
      for (Agent agent : agents) {
        said.put(People.identityKey(agent) + at, asked.resolve(agent, at).toString());
      }
    }
    for (String person : asked.whoIsWho().list(100, 0)) {
      said.put("accounts of " + person, asked.matchedAccountsOf(person).toString());
      said.put("manager of " + person, asked.org().managerOf(person, now).toString());
    }
    asked
        .reviews()
        .forEach(
            r -> said.put("review " + r.connectionId() + r.remoteId(), r.reason() + r.personIds()));
    return said;
  }
}
