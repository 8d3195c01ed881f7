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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
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
  private final Org org;
  private final Answers answers = new Answers();
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
    this.org = new Org(database);
  }

  /** Takes what an HR system says of a person; true when it was new. */
  public boolean apply(Tx tx, Source source, EmployeeFacts facts, Instant at) throws SQLException {
    String person = personId(source.connectionId(), facts.remoteId());
    SourceRules rules = matching.rules().of(source.connectionId());
    return begin(tx, Account.of(source, rules, facts, person, at), at);
  }

  /** Takes what another system says of an account; true when it was new. */
  public boolean apply(Tx tx, Source source, AccountFacts facts, Instant at) throws SQLException {
    SourceRules rules = matching.rules().of(source.connectionId());
    return begin(tx, Account.of(source, rules, facts, at), at);
  }

  /** Somebody is gone from the HR system's complete list: a leaver, whose past stays. */
  public boolean leaver(Tx tx, UUID connectionId, String remoteId, Instant at) throws SQLException {
    Optional<Account> was = Accounts.current(tx, connectionId, remoteId);
    return was.isPresent()
        && begin(tx, was.get().left(at.atZone(ZoneOffset.UTC).toLocalDate()), at);
  }

  /** Whether these facts would make somebody a leaver who is none yet. */
  public boolean wouldLeave(Tx tx, UUID connectionId, EmployeeFacts facts, Instant at)
      throws SQLException {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    if (!Post.of(facts).leftBy(day)) {
      return false;
    }
    Post was = Accounts.current(tx, connectionId, facts.remoteId()).map(Account::post).orElse(null);
    return was != null && !was.leftBy(day);
  }

  /** How many employees of a connection have not left. */
  public long working(UUID connectionId) {
    return database.read(
        tx ->
            tx.one(
                    "select count(*) from account where connection_id = ? and kind = 'employee'"
                        + " and valid_to is null and status <> 'INACTIVE'",
                    r -> r.getLong(1),
                    connectionId)
                .orElse(0L));
  }

  private boolean begin(Tx tx, Account now, Instant at) throws SQLException {
    Account was = Accounts.current(tx, now.connectionId(), now.remoteId()).orElse(null);
    if (was != null && was.sameFacts(now)) {
      return false;
    }
    answers.changing(tx);
    if (was == null && now.isEmployee()) {
      Persons.create(tx, String.valueOf(now.personId()), now.key(), at);
    }
    Accounts.begin(tx, now, at, was != null);
    Matches.Touched touched = matches.changed(tx, was, now, at);
    String subject = now.isEmployee() ? String.valueOf(now.personId()) : now.key();
    Changes.tell(tx, answers, subject, Origin.SOURCE, touched, at);
    return true;
  }

  /** The person that an HR record makes. */
  public static String personId(UUID connectionId, String remoteId) {
    return Uuids.v5(connectionId, "person", remoteId).toString();
  }

  /** Who the actor of a statement is, at the time of which it speaks. */
  public Resolution resolve(Actor actor, Instant at) {
    if (!(actor instanceof Agent agent)) {
      return Matching.UNKNOWN;
    }
    String identity = Identities.key(agent);
    Resolution known = answers.of(identity, at);
    if (known != null) {
      return known;
    }
    long asked = answers.asking();
    Moment moment = new Moment(at);
    Resolution who = database.read(tx -> whoIs.behind(tx, agent.identifier(), moment));
    answers.keep(identity, moment, who, asked);
    return who;
  }

  /** What a statement waits under until its person is known. */
  public static String identityKey(Actor actor) {
    return Identities.key(actor);
  }

  /** The identities whose answer may be another after this PersonChanged. */
  public static Set<String> identitiesIn(Journal.Entry changed) {
    return Changes.texts(changed, "identities");
  }

  /** People of whose statements some may be another's since this PersonChanged; often nobody. */
  public static Set<String> movedIn(Journal.Entry changed) {
    return Changes.texts(changed, "moved");
  }

  /** The id that speaks for a person, whichever of their ids this is. */
  public String speaking(String personId) {
    return database.read(tx -> Persons.speaking(tx, personId));
  }

  /** Every id under which something may be kept of this person. */
  public List<String> idsOf(String personId) {
    return database.read(tx -> Persons.idsOf(tx, personId));
  }

  /** Who is meant by a work e-mail address or an employee number on a day. */
  public Resolution find(String emailOrNumber, Instant at) {
    String text = emailOrNumber.strip();
    Moment moment = new Moment(at);
    return database.read(
        tx ->
            (text.contains("@")
                    ? matching.byEmail(tx, text, moment)
                    : matching.bySaid(tx, Said.number(text), moment, "number"))
                .who());
  }

  /**
   * Looks anew at accounts, once a day and after every start: at all of them when settings changed
   * since, else at those for whom somebody begins or has left. Changed records were looked at when
   * they came.
   */
  public void review(Tx tx, Instant at) throws SQLException {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    if (day.equals(reviewed)) {
      return;
    }
    answers.changing(tx);
    answers.forgetAll();
    Set<String> identities = Daily.review(tx, matching.rules(), matches, day, at);
    tx.afterCommit(() -> reviewed = day);
    if (!identities.isEmpty()) {
      Changes.tell(tx, "review", Origin.SOURCE, identities, Set.of(), at);
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

  /** Tells the journal of everybody once more: something is said of people elsewhere. */
  public void tellEverybody(Tx tx, Instant at) throws SQLException {
    Changes.tellEverybody(tx, at);
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

  /** Where people stand in the company: managers, teams, who is at work. */
  public Org org() {
    return org;
  }

  /** What a person is called: the employee number, or the name where names are shown. */
  public String labelOf(String personId, boolean names) {
    return directory.labelOf(personId, names);
  }

  /** Accounts of people whom no HR system knows. */
  public List<UnknownAccount> unknownToHr(int limit) {
    return directory.unknownToHr(limit);
  }

  /**
   * Every agent whose statements may be this person's: their accounts, and addresses seen on them.
   */
  public Set<Agent> agentsOf(String personId) {
    return database.read(tx -> Histories.agents(tx, personId));
  }

  /** What people say about who is who, and everything of one person with time. */
  public WhoIsWho whoIsWho() {
    return new WhoIsWho(database, matching.rules(), matches, answers);
  }

  /** How many of those who work here can be reached. */
  public Reach reach() {
    return directory.reach();
  }

  /** Whether an HR record is of somebody of whom nothing may come in. */
  public boolean isKeptOut(Suppression list, Source source, EmployeeFacts facts) {
    SourceRules rules = matching.rules().of(source.connectionId());
    return !list.isEmpty() && list.keepsOut(Account.of(source, rules, facts, "", Instant.EPOCH));
  }

  /** Whether an account is of somebody of whom nothing may come in. */
  public boolean isKeptOut(Suppression list, Source source, AccountFacts facts) {
    SourceRules rules = matching.rules().of(source.connectionId());
    return !list.isEmpty() && list.keepsOut(Account.of(source, rules, facts, Instant.EPOCH));
  }

  /**
   * Whose data may be kept.
   *
   * @param mark makes of an identity what stands for it and does not tell it
   */
  public PeopleInScope inScope(ScopeRules rules, UnaryOperator<String> mark) {
    return new PeopleInScope(database, this, matching, rules, mark);
  }

  /** How many there are. */
  public record Counts(long people, long accounts, long unknownToHr, long sharedAddresses) {}

  public Counts counts() {
    return directory.counts();
  }
}
