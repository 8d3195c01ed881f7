package org.learnwire.lrs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.learnwire.database.Database;
import org.learnwire.database.GroupedWrite;
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
  private final GroupedWrite<Delivery, List<StoreResult>> grouped;
  private final Terms terms = new Terms();
  private final Definitions definitions = new Definitions();
  private final StatementSearch search;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public StatementStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.writer = new StatementWriter(terms, definitions, clock);
    this.grouped = database.grouped("statements", writer);
    this.search = new StatementSearch(terms);
  }

  /** Stores a statement once. One without id is given a random one. */
  public StoreResult store(Tx tx, Statement statement, Origin origin, StoreOptions options)
      throws SQLException {
    return storeAll(tx, List.of(statement), origin, options).get(0);
  }

  /**
   * Stores statements in one set of batches; a result for each, in their order. One that is in
   * conflict does not keep the others out.
   */
  public List<StoreResult> storeAll(
      Tx tx, List<Statement> statements, Origin origin, StoreOptions options) throws SQLException {
    List<Prepared> prepared = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      prepared.add(prepare(statement, origin, options));
    }
    return storeAll(tx, prepared);
  }

  /** Works out what needs no database, before a unit of work begins. */
  public Prepared prepare(Statement statement, Origin origin, StoreOptions options) {
    ReadyStatement ready = ready(statement, origin, options);
    return new Prepared(ready, Mentions.in(List.of(ready), definitions));
  }

  /** Stores what was prepared, as {@link #storeAll(Tx, List, Origin, StoreOptions)} does. */
  public List<StoreResult> storeAll(Tx tx, List<Prepared> statements) throws SQLException {
    List<Delivery> deliveries = new ArrayList<>(statements.size());
    statements.forEach(statement -> deliveries.add(statement.delivery()));
    List<StoreResult> results = new ArrayList<>(statements.size());
    for (StatementWriter.Answer answer : writer.store(tx, deliveries)) {
      StoreResult result = answer.results().get(0);
      boolean conflict = answer.conflict() != null;
      results.add(conflict ? new StoreResult.Conflict(result.id(), position(result)) : result);
    }
    tx.afterCommit(this::stored);
    return results;
  }

  /**
   * Stores a delivery whole or not at all, in a unit of work of its own that it may share with
   * others; returns when it is durable.
   *
   * @throws StatementConflict when an id belongs to another statement
   */
  List<StoreResult> store(Delivery delivery) {
    List<StoreResult> results = grouped.write(delivery);
    stored();
    return results;
  }

  ReadyStatement ready(Statement statement, Origin origin, StoreOptions options) {
    return ReadyStatement.of(statement, origin, options, terms);
  }

  /**
   * Calls back, without delay, whenever something was stored through this object and is durable.
   */
  public void whenStored(Runnable listener) {
    listeners.add(listener);
  }

  private void stored() {
    listeners.forEach(Runnable::run);
  }

  Delivery delivery(List<ReadyStatement> statements, List<AttachmentContent> attachments) {
    return new Delivery(statements, attachments, Mentions.in(statements, definitions));
  }

  private static long position(StoreResult result) {
    return result instanceof StoreResult.Stored stored
        ? stored.position()
        : ((StoreResult.AlreadyThere) result).position();
  }

  /**
   * What statements say of an activity, merged: the Activity object with its definition; empty when
   * none ever gave one (xAPI Data 2.4.4.1).
   */
  public Optional<ObjectNode> activity(String iri) {
    return database.read(tx -> Definitions.activity(tx, iri));
  }

  /** The activities that statements gave one of these types, with their definitions. */
  public List<ObjectNode> activitiesOfTypes(Set<String> types) {
    return database.read(tx -> Definitions.ofTypes(tx, types));
  }

  /** The names that an agent goes by in statements, in alphabetical order. */
  public List<String> agentNames(Identifier identifier) {
    return database.read(tx -> Definitions.names(tx, identifier));
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
            .ofStream(voided.map(StoredStatement::stream).orElse(null))
            .asHistory(voided.map(StoredStatement::history).orElse(false));
    return store(tx, voiding, Origin.SOURCE, options);
  }

  /**
   * Takes a statement away for good, with all by which it is found. Its id stays known: the same
   * statement again is a no-op, and is not stored anew.
   *
   * @param rule why it went
   */
  public void remove(Tx tx, StoredStatement stored, String rule) throws SQLException {
    StatementRemoval.remove(tx, stored, rule, clock.instant());
  }

  /** Every statement that names some people anywhere, as JSON, in the order of storing. */
  public List<String> about(Tx tx, Predicate<Identifier> whose) throws SQLException {
    return new StatementErasure(tx, whose, clock.instant()).bodies();
  }

  /**
   * Takes away what is kept of some people: statements about them, their documents and names; in
   * statements about others, their part. Files that nobody else names go too.
   */
  public ErasedStatements erase(Tx tx, Predicate<Identifier> whose) throws SQLException {
    tx.afterCommit(
        () -> {
          terms.forget();
          definitions.forget();
        });
    return new StatementErasure(tx, whose, clock.instant()).run();
  }

  /** True when a statement stood at this position and was taken away. */
  public boolean wasRemoved(long position) {
    return database.read(
        tx ->
            tx.one("select 1 from statement_removed where position = ?", row -> true, position)
                .isPresent());
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
        tx ->
            tx.one(
                    "select (select count(*) from statement_key)"
                        + " - (select count(*) from statement_removed)",
                    row -> row.getLong(1))
                .orElse(0L));
  }

  /**
   * The last position that was stored at or before an instant, 0 when there is none: what SQL with
   * a bound of time asks for, because stored times rise with positions and have no index.
   */
  public static long positionAt(Tx tx, Instant instant) throws SQLException {
    return Bounds.lastAt(tx, instant);
  }

  /** How many were stored after an instant. */
  public long countSince(Instant since) {
    return database.read(
        tx ->
            tx.one(
                    "select count(*) from statement where position > ?",
                    row -> row.getLong(1),
                    Bounds.lastAt(tx, since))
                .orElse(0L));
  }

  /** How many were stored in each of the last 24 hours, oldest first; the last has just begun. */
  public List<Long> countsPerHour() {
    long first = (Times.micros(clock.instant()) / HOUR - 23) * HOUR;
    Long[] counts = new Long[24];
    Arrays.fill(counts, 0L);
    database.read(
        tx -> {
          long before = Bounds.lastAt(tx, Times.instant(first - 1));
          tx.each(
              "select (stored - ?) / ? as hour, count(*) from statement where position > ?"
                  + " group by hour",
              row -> counts[Math.min(23, row.getInt(1))] += row.getLong(2),
              first,
              HOUR,
              before);
          return counts;
        });
    return List.of(counts);
  }

  /** Whatever was or will be stored up to this instant can be read from now on. */
  public Instant consistentThrough() {
    return database.consistentThrough(clock);
  }

  public Documents documents() {
    return new Documents(database, clock);
  }

  public Attachments attachments() {
    return new Attachments(database);
  }
}
