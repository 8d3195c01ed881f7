package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Uuids;

/** People, their accounts, and who is meant, all with time. */
public final class People {
  private final Database database;
  private final Matching matching;
  private final WhoIs whoIs;
  private final Matches matches;
  private final Directory directory;
  private volatile @Nullable LocalDate reviewed;

  public People(Database database) {
    this(database, MatchRules.standard());
  }

  public People(Database database, MatchRules rules) {
    this.database = database;
    this.matching = new Matching(rules);
    this.whoIs = new WhoIs(matching);
    this.matches = new Matches(matching);
    this.directory = new Directory(database);
  }

  /** Takes what an HR system says of a person; true when it was new. */
  public boolean apply(Tx tx, Source source, EmployeeFacts facts, Instant at) throws SQLException {
    String person = personId(source.connectionId(), facts.remoteId());
    tx.update(
        "insert into person (id, anchor, created) values (?, ?, ?) on conflict (id) do nothing",
        person,
        source.connectionId() + "/" + facts.remoteId(),
        at);
    return begin(tx, Account.of(source, facts, person, at), at);
  }

  /** Takes what another system says of an account; true when it was new. */
  public boolean apply(Tx tx, Source source, AccountFacts facts, Instant at) throws SQLException {
    return begin(tx, Account.of(source, facts, at), at);
  }

  /** Somebody is gone from the HR system's complete list: a leaver, whose past stays. */
  public boolean leaver(Tx tx, UUID connectionId, String remoteId, Instant at) throws SQLException {
    Optional<Account> was = Accounts.current(tx, connectionId, remoteId);
    return was.isPresent()
        && begin(tx, was.get().left(at.atZone(ZoneOffset.UTC).toLocalDate()), at);
  }

  private boolean begin(Tx tx, Account now, Instant at) throws SQLException {
    Account was = Accounts.current(tx, now.connectionId(), now.remoteId()).orElse(null);
    if (was != null && was.sameFacts(now)) {
      return false;
    }
    Accounts.begin(tx, now, at);
    Set<String> identities = matches.changed(tx, was, now, at);
    String subject = now.isEmployee() ? now.personId() : now.connectionId() + "/" + now.remoteId();
    Changes.tell(tx, String.valueOf(subject), identities, at);
    return true;
  }

  /** The person that an HR record makes. */
  static String personId(UUID connectionId, String remoteId) {
    return Uuids.v5(connectionId, "person", remoteId).toString();
  }

  /** Who the actor of a statement is, at the time of which it speaks. */
  public Resolution resolve(Actor actor, Instant at) {
    return actor instanceof Agent agent
        ? database.read(tx -> whoIs.behind(tx, agent.identifier(), at))
        : Matching.UNKNOWN;
  }

  /** What a statement waits under until its person is known. */
  public static String identityKey(Actor actor) {
    return Identities.key(actor);
  }

  /** The identities whose answer may be another after this PersonChanged. */
  public static Set<String> identitiesIn(Journal.Entry changed) {
    return Changes.identities(changed);
  }

  /** Who is meant by a work e-mail address or an employee number on a day. */
  public Resolution find(String emailOrNumber, Instant at) {
    String text = emailOrNumber.strip();
    return database.read(
        tx ->
            text.contains("@")
                ? matching.byEmail(tx, text)
                : matching.bySaid(tx, Said.number(text), at));
  }

  /**
   * Looks anew at every account, once a day and after every start: settings change between starts,
   * and a number may mean somebody else from a certain day on. Changed records were looked at when
   * they came.
   */
  public void review(Tx tx, Instant at) throws SQLException {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    if (day.equals(reviewed)) {
      return;
    }
    Set<String> identities = matches.all(tx, at);
    tx.afterCommit(() -> reviewed = day);
    if (!identities.isEmpty()) {
      Changes.tell(tx, "review", identities, at);
    }
  }

  /** Lists an agent that no connection knows but whose address is shared. */
  public void review(Tx tx, Actor actor, Resolution.Ambiguous ambiguous, Instant at)
      throws SQLException {
    if (actor instanceof Agent agent && agent.identifier() instanceof Identifier.Mbox mbox) {
      String address = String.valueOf(Identities.folded(mbox.address()));
      Reviews.open(tx, Review.NO_CONNECTION, address, ambiguous, at);
    }
  }

  /** Accounts that match more than one person, latest first. */
  public List<Review> reviews() {
    return database.read(Reviews::open);
  }

  /** The person as statements of our own name them: the account of the HR system. */
  public Optional<Agent> agentOf(String personId) {
    return directory.agentOf(personId);
  }

  /** The person's id in a connection that knows them as an employee. */
  public Optional<String> accountOf(String personId, UUID connectionId) {
    return directory.accountOf(personId, connectionId);
  }

  /** The person's ids in connections that are no HR system, by connection. */
  public Map<UUID, String> matchedAccountsOf(String personId) {
    return directory.matchedAccountsOf(personId);
  }

  public Optional<String> emailOf(String personId) {
    return directory.emailOf(personId);
  }

  /** Whoever the HR system names as the person's manager: never taken from an LMS role. */
  public Optional<String> managerOf(String personId) {
    return directory.managerOf(personId);
  }

  /** What a person is called: the employee number, or the name where names are shown. */
  public String labelOf(String personId, boolean names) {
    return directory.labelOf(personId, names);
  }

  /** The person's team, as the HR system says. */
  public Optional<String> teamOf(String personId) {
    return directory.teamOf(personId);
  }

  /** Where the person stands with the company now. */
  public Optional<EmployeeFacts.Status> statusOf(String personId) {
    return directory.statusOf(personId);
  }

  /** Accounts of people whom no HR system knows. */
  public List<UnknownAccount> unknownToHr(int limit) {
    return directory.unknownToHr(limit);
  }

  /** How many there are. */
  public record Counts(long people, long accounts, long unknownToHr, long sharedAddresses) {}

  public Counts counts() {
    return directory.counts();
  }
}
