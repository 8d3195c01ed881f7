package org.learnwire.lrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Origin;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.LearnwireProfile;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementRef;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.XapiJson;

/**
 * The Learning Record Store's statements. Make one per database: it hands out the stored times.
 * Writing joins the caller's unit of work; reading opens its own, or joins.
 */
public final class StatementStore {
  private static final long HOUR = Duration.ofHours(1).toNanos() / 1_000;

  private final Database database;
  private final Clock clock;
  private final StatementWriter writer;
  private final StatementSearch search;

  public StatementStore(Database database, Clock clock) {
    Terms terms = new Terms();
    this.database = database;
    this.clock = clock;
    this.writer = new StatementWriter(terms, new References(terms), clock);
    this.search = new StatementSearch(terms);
  }

  /** Stores a statement once. One without id is given a random one. */
  public StoreResult store(Tx tx, Statement statement, Origin origin, StoreOptions options)
      throws SQLException {
    return writer.store(tx, statement, origin, options);
  }

  /**
   * Takes a statement out of use by a voiding statement of our own, with origin source, so that
   * what decides hears of it.
   *
   * @param voidingId the voiding statement's id: the same again is a no-op
   */
  public StoreResult voidStatement(
      Tx tx, UUID target, UUID voidingId, Actor by, String reason, Instant at) throws SQLException {
    Statement voiding =
        Statement.builder()
            .id(voidingId)
            .actor(by)
            .verb(Verbs.VOIDED)
            .object(new StatementRef(target))
            .context(
                Context.empty()
                    .withExtension(LearnwireProfile.REASON, XapiJson.object().textNode(reason)))
            .timestamp(at)
            .build();
    Optional<StoredStatement> voided = StatementRows.byId(tx, target);
    StoreOptions options =
        StoreOptions.from(voided.map(StoredStatement::source).orElse("learnwire"))
            .asHistory(voided.map(StoredStatement::history).orElse(false));
    return store(tx, voiding, Origin.SOURCE, options);
  }

  /** Notes that a newer statement took the place of an older one; reasons: StatementLinks. */
  public void link(Tx tx, UUID oldId, UUID newId, String reason) throws SQLException {
    StatementLinks.add(tx, oldId, newId, reason, clock.instant());
  }

  /** What took the place of a statement. */
  public List<StatementLinks.Link> linksFrom(UUID oldId) {
    return database.read(tx -> StatementLinks.from(tx, oldId));
  }

  /** The statement, voided or not. */
  public Optional<StoredStatement> byId(UUID id) {
    return database.read(tx -> StatementRows.byId(tx, id));
  }

  public Optional<StoredStatement> byPosition(long position) {
    return byPositions(List.of(position)).stream().findFirst();
  }

  /** In the order of their positions; what is not there is left out. */
  public List<StoredStatement> byPositions(Collection<Long> positions) {
    return database.read(tx -> StatementRows.byPositions(tx, positions));
  }

  public StatementPage query(StatementQuery query) {
    return database.read(tx -> search.page(tx, query));
  }

  /** The newest, without the voided. */
  public List<StoredStatement> latest(int most) {
    return query(StatementQuery.where().limit(most).build()).statements();
  }

  /** How many there are, voided and voiding ones included. */
  public long count() {
    return database.read(
        tx -> tx.one("select count(*) from statement", row -> row.getLong(1)).orElse(0L));
  }

  /** How many were stored after an instant. */
  public long countSince(Instant since) {
    return database.read(
        tx ->
            tx.one("select count(*) from statement where stored > ?", row -> row.getLong(1), since)
                .orElse(0L));
  }

  /** How many were stored in each of the last 24 hours, oldest first; the last has just begun. */
  public List<Long> countsPerHour() {
    long first = (Times.micros(clock.instant()) / HOUR - 23) * HOUR;
    Long[] counts = new Long[24];
    Arrays.fill(counts, 0L);
    database.read(
        tx -> {
          tx.each(
              "select (stored - ?) / ? as hour, count(*) from statement where stored >= ?"
                  + " group by hour",
              row -> counts[Math.min(23, row.getInt(1))] += row.getLong(2),
              first,
              HOUR,
              first);
          return counts;
        });
    return List.of(counts);
  }

  /** Whatever was or will be stored up to this instant can be read from now on. */
  public Instant consistentThrough() {
    return database.consistentThrough(clock);
  }

  /** What statements have said of an activity, together; empty when none named it. */
  public Optional<ObjectNode> activity(String iri) {
    Optional<String> body =
        database.read(
            tx ->
                tx.one(
                    "select body from activity where iri = ?",
                    row -> row.getString(1),
                    Term.bounded(iri)));
    try {
      return body.isEmpty()
          ? Optional.empty()
          : Optional.of((ObjectNode) XapiJson.read(body.get()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the activity " + iri + " is kept as what is no JSON", e);
    }
  }

  /** The names that statements gave to an agent or group. */
  public List<String> agentNames(Identifier identifier) {
    return database.read(
        tx ->
            tx.list(
                "select name from agent_name where identity = ? order by name",
                row -> row.getString(1),
                Term.bounded(identifier.key())));
  }

  public Documents documents() {
    return new Documents(database, clock);
  }

  public Attachments attachments() {
    return new Attachments(database);
  }
}
