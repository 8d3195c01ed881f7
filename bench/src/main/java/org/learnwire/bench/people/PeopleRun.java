package org.learnwire.bench.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.people.AccountFacts;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.people.Source;
import org.learnwire.xapi.Agent;

/**
 * A company of which every person has an HR record and accounts elsewhere, matched by number, SSO
 * id or address in turn. The HR system is read first, as in a pass.
 */
public final class PeopleRun {
  private static final int PAGE = 200;
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final LocalDate HIRED = LocalDate.parse("2020-01-01");

  private final Database database;
  private final People people;
  private final int size;
  private final List<Source> sources = new ArrayList<>();
  private final Random dice;

  /** How long it took to take everybody in. */
  public record Taken(long accounts, double seconds) {}

  /** How long an answer took. */
  public record Asked(long asked, long known, double micros) {}

  public PeopleRun(Database database, int size, int accounts, long seed) {
    this.database = database;
    this.people = new People(database);
    this.size = size;
    this.dice = new Random(seed);
    sources.add(new Source(new UUID(1, 1), "acme", "https://hr.example.test"));
    for (int i = 1; i < accounts; i++) {
      sources.add(new Source(new UUID(2, i), null, "https://system" + i + ".example.test"));
    }
  }

  /** Everybody, system by system, in pages. */
  public Taken takeIn() {
    long began = System.nanoTime();
    for (int system = 0; system < sources.size(); system++) {
      for (int from = 0; from < size; from += PAGE) {
        page(system, from);
      }
    }
    return new Taken((long) size * sources.size(), (System.nanoTime() - began) / 1e9);
  }

  private void page(int system, int from) {
    database.write(
        "page of people",
        tx -> {
          for (int i = from; i < Math.min(size, from + PAGE); i++) {
            one(tx, system, i);
          }
          return null;
        });
  }

  private void one(Tx tx, int system, int i) throws SQLException {
    String number = "E" + (100_000 + i);
    String email = "person" + i + "@example.test";
    Source source = sources.get(system);
    if (system == 0) {
      people.apply(tx, source, employee(i, number, email), NOW);
    } else {
      int by = system % 3;
      AccountFacts facts =
          new AccountFacts(
              String.valueOf(i),
              by == 1 ? number : null,
              email,
              "user" + i,
              "Person " + i,
              by == 2 ? "sso" + i : null);
      people.apply(tx, source, facts, NOW);
    }
  }

  private static EmployeeFacts employee(int i, String number, String email) {
    return new EmployeeFacts(
        String.valueOf(i),
        number,
        email,
        "user" + i,
        "Person " + i,
        "Agent",
        "Team " + i % 500,
        String.valueOf(i / 12),
        EmployeeFacts.Status.ACTIVE,
        HIRED,
        null,
        "sso" + i,
        "Site " + i % 20,
        "Acme",
        null,
        null,
        "en",
        "Europe/Berlin");
  }

  /** Somebody for the first time: from the database. */
  public Asked askOnce() {
    return ask(agents(), 1);
  }

  /** The same again: what stands in memory. */
  public Asked askAgain(int lookUps) {
    List<Agent> agents = agents();
    ask(agents, 1);
    int rounds = Math.max(1, lookUps / agents.size());
    ask(agents, Math.max(1, rounds / 4));
    return ask(agents, rounds);
  }

  /** As many as are kept in memory at a time. */
  private List<Agent> agents() {
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < Math.min(20_000, size); i++) {
      Source source = sources.get(dice.nextInt(sources.size()));
      agents.add(Agent.account(source.homePage(), String.valueOf(dice.nextInt(size))));
    }
    return agents;
  }

  private Asked ask(List<Agent> agents, int rounds) {
    long known = 0;
    long began = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      Instant at = NOW.plusSeconds(round % 1000);
      for (Agent agent : agents) {
        known += people.resolve(agent, at) instanceof Resolution.Known ? 1 : 0;
      }
    }
    long asked = (long) rounds * agents.size();
    return new Asked(asked, known, (System.nanoTime() - began) / 1e3 / asked);
  }
}
