package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.people.Accounts.Account;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Uuids;

/** People, their accounts, and who is meant, all with time. */
public final class People {
  private static final String CURRENT_EMPLOYEE =
      "kind = 'employee' and person_id = ? and valid_to is null order by id desc limit 1";

  private final Database database;
  private final Matching matching;

  public People(Database database) {
    this(database, MatchRules.standard());
  }

  public People(Database database, MatchRules rules) {
    this.database = database;
    this.matching = new Matching(rules);
  }

  /** Takes what an HR system says of a person; true when it was new. */
  public boolean apply(Tx tx, Source source, EmployeeFacts facts, Instant at) throws SQLException {
    String person = personId(source.connectionId(), facts.remoteId());
    tx.update(
        "insert into person (id, anchor, created) values (?, ?, ?) on conflict (id) do nothing",
        person,
        source.connectionId() + "/" + facts.remoteId(),
        at);
    String email = Accounts.folded(facts.workEmail());
    Account now =
        new Account(
            source.connectionId(),
            facts.remoteId(),
            "employee",
            source.issuer(),
            Accounts.blankless(facts.employeeNumber()),
            email,
            facts.username(),
            facts.displayName(),
            source.homePage(),
            facts.department(),
            facts.title(),
            facts.managerRemoteId(),
            facts.status().name(),
            facts.hireDate(),
            facts.terminationDate(),
            person);
    if (email != null) {
      tx.update(
          "insert into email_seen (email, person_id) values (?, ?)"
              + " on conflict (email, person_id) do nothing",
          email,
          person);
    }
    return begin(tx, now, person, at);
  }

  /** Takes what another system says of an account; true when it was new. */
  public boolean apply(Tx tx, Source source, AccountFacts facts, Instant at) throws SQLException {
    Account now =
        new Account(
            source.connectionId(),
            facts.remoteId(),
            "account",
            source.issuer(),
            Accounts.blankless(facts.employeeNumber()),
            Accounts.folded(facts.email()),
            facts.username(),
            facts.displayName(),
            source.homePage(),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return begin(tx, now, source.connectionId() + "/" + facts.remoteId(), at);
  }

  /** Somebody is gone from the HR system's complete list: a leaver, whose past stays. */
  public boolean leaver(Tx tx, UUID connectionId, String remoteId, Instant at) throws SQLException {
    Optional<Account> found = Accounts.current(tx, connectionId, remoteId);
    if (found.isEmpty()) {
      return false;
    }
    Account was = found.get();
    LocalDate left = at.atZone(ZoneOffset.UTC).toLocalDate();
    Account now =
        new Account(
            was.connectionId(),
            was.remoteId(),
            was.kind(),
            was.issuer(),
            was.employeeNumber(),
            was.email(),
            was.username(),
            was.displayName(),
            was.homePage(),
            was.department(),
            was.title(),
            was.managerRemoteId(),
            EmployeeFacts.Status.INACTIVE.name(),
            was.hireDate(),
            was.terminationDate() == null ? left : was.terminationDate(),
            was.personId());
    return begin(tx, now, String.valueOf(was.personId()), at);
  }

  private static boolean begin(Tx tx, Account now, String subject, Instant at) throws SQLException {
    Optional<Account> was = Accounts.current(tx, now.connectionId(), now.remoteId());
    if (was.isPresent() && was.get().equals(now)) {
      return false;
    }
    Accounts.begin(tx, now, at);
    Journal.append(tx, Journal.Kind.PersonChanged, subject, Origin.SOURCE, at, "{}");
    return true;
  }

  private static String personId(UUID connectionId, String remoteId) {
    return Uuids.v5(connectionId, "person", remoteId).toString();
  }

  /** Who the actor of a statement is, at the time of which it speaks. */
  public Resolution resolve(Actor actor, Instant at) {
    if (!(actor instanceof Agent agent)) {
      return new Resolution.Unknown();
    }
    return database.read(tx -> resolve(tx, agent.identifier(), at));
  }

  private Resolution resolve(Tx tx, Identifier identifier, Instant at) throws SQLException {
    if (identifier instanceof Identifier.Mbox mbox) {
      return matching.byEmail(tx, mbox.address(), at);
    }
    if (identifier instanceof org.learnwire.xapi.Account account) {
      List<Account> accounts =
          Accounts.where(
              tx,
              "home_page = ? and remote_id = ? and valid_to is null",
              account.homePage(),
              account.name());
      if (accounts.size() == 1) {
        return matching.ofAccount(tx, accounts.get(0), at);
      }
    }
    return new Resolution.Unknown();
  }

  /** What a statement waits under until its person is known. */
  public static String identityKey(Actor actor) {
    return actor instanceof Agent agent ? agent.identifier().key() : "group";
  }

  /** Who is meant by a work e-mail address or an employee number on a day. */
  public Resolution find(String emailOrNumber, Instant at) {
    String text = emailOrNumber.strip();
    return database.read(
        tx ->
            text.contains("@")
                ? matching.byEmail(tx, text, at)
                : matching.byNumber(tx, null, text, at));
  }

  /** The person as statements of our own name them: the account of the HR system. */
  public Optional<Agent> agentOf(String personId) {
    return employee(personId)
        .filter(row -> row.homePage() != null)
        .map(row -> Agent.account(row.homePage(), row.remoteId()));
  }

  /** The person's id in a connection that knows them as an employee. */
  public Optional<String> accountOf(String personId, UUID connectionId) {
    return employee(personId)
        .filter(row -> row.connectionId().equals(connectionId))
        .map(Account::remoteId);
  }

  public Optional<String> emailOf(String personId) {
    return employee(personId).map(Account::email);
  }

  /** Whoever the HR system names as the person's manager: never taken from an LMS role. */
  public Optional<String> managerOf(String personId) {
    return employee(personId)
        .filter(row -> row.managerRemoteId() != null && !row.managerRemoteId().isBlank())
        .map(row -> personId(row.connectionId(), String.valueOf(row.managerRemoteId())))
        .filter(manager -> !manager.equals(personId) && employee(manager).isPresent());
  }

  /** What a person is called: the employee number, or the name where names are shown. */
  public String labelOf(String personId, boolean names) {
    Optional<Account> row = employee(personId);
    String number = row.map(Account::employeeNumber).orElse("person " + head(personId));
    return names ? row.map(Account::displayName).orElse(number) : number;
  }

  /** The person's team, as the HR system says. */
  public Optional<String> teamOf(String personId) {
    return employee(personId).map(Account::department);
  }

  private static String head(String personId) {
    return personId.length() > 8 ? personId.substring(0, 8) : personId;
  }

  private Optional<Account> employee(String personId) {
    return database.read(tx -> Accounts.where(tx, CURRENT_EMPLOYEE, personId).stream().findFirst());
  }

  /** Looks anew at every account and lists those that could be more than one person. */
  public void review(Tx tx, Instant at) throws SQLException {
    for (Account account : Accounts.where(tx, "kind = 'account' and valid_to is null")) {
      if (matching.ofAccount(tx, account, at) instanceof Resolution.Ambiguous ambiguous) {
        tx.update(
            "insert into person_review (connection_id, remote_id, reason, candidates, at)"
                + " values (?, ?, ?, ?, ?)"
                + " on conflict (connection_id, remote_id) where state = 'open'"
                + " do update set reason = excluded.reason, candidates = excluded.candidates",
            account.connectionId(),
            account.remoteId(),
            ambiguous.reason(),
            String.join(",", ambiguous.personIds()),
            at);
      } else {
        tx.update(
            "update person_review set state = 'closed'"
                + " where connection_id = ? and remote_id = ? and state = 'open'",
            account.connectionId(),
            account.remoteId());
      }
    }
  }

  /** Accounts that match more than one person, latest first. */
  public List<Review> reviews() {
    return database.read(
        tx ->
            tx.list(
                "select connection_id, remote_id, reason, candidates, at from person_review"
                    + " where state = 'open' order by id desc",
                r ->
                    new Review(
                        UUID.fromString(r.getString(1)),
                        r.getString(2),
                        r.getString(3),
                        Arrays.asList(r.getString(4).split(",")),
                        Times.instant(r.getLong(5)))));
  }

  /** How many there are. */
  public record Counts(long people, long accounts, long unknownToHr, long sharedAddresses) {}

  public Counts counts(Instant at) {
    return database.read(
        tx -> {
          long unknown = 0;
          List<Account> accounts = Accounts.where(tx, "kind = 'account' and valid_to is null");
          for (Account account : accounts) {
            if (matching.ofAccount(tx, account, at) instanceof Resolution.Unknown) {
              unknown++;
            }
          }
          return new Counts(
              count(tx, "select count(*) from person"),
              accounts.size(),
              unknown,
              count(
                  tx,
                  "select count(*) from (select email from email_seen group by email"
                      + " having count(*) > 1)"));
        });
  }

  private static long count(Tx tx, String sql) throws SQLException {
    return tx.one(sql, r -> r.getLong(1)).orElse(0L);
  }
}
