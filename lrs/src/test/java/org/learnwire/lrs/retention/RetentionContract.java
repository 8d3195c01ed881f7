package org.learnwire.lrs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.Origin;
import org.learnwire.database.TestDatabase;
import org.learnwire.lrs.AttachmentContent;
import org.learnwire.lrs.Attachments;
import org.learnwire.lrs.RunningLrs;
import org.learnwire.lrs.StatementFilter;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lrs.StoreResult;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementRef;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.XapiVersion;

/** What rules of retention take away, and what they leave. */
abstract class RetentionContract {
  abstract Dialect dialect();

  private static final Instant LONG_AGO = Instant.parse("2023-01-15T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  private Database open() {
    return TestDatabase.open(dialect(), folder);
  }

  private static StatementStore storeAt(Database database, Instant instant) {
    return new StatementStore(database, Clock.fixed(instant, ZoneOffset.UTC));
  }

  private static StoreResult put(Database database, StatementStore store, Statement statement) {
    return put(database, store, statement, "academy");
  }

  private static StoreResult put(
      Database database, StatementStore store, Statement statement, String source) {
    return database.write(
        "test", tx -> store.store(tx, statement, Origin.SOURCE, StoreOptions.from(source)));
  }

  private static StatementFilter verb(Verb verb) {
    return new StatementFilter(Set.of(verb.id()), Set.of(), Set.of(), Set.of());
  }

  private static Retention retention(
      Database database, StillNeeded needed, RetentionRule... rules) {
    return new Retention(
        database, storeAt(database, NOW), List.of(rules), needed, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static RetentionRule twoYears(StatementFilter when) {
    return new RetentionRule(Period.ofYears(2), when);
  }

  private static long rows(Database database, String table) {
    return database.read(
        tx -> tx.one("select count(*) from " + table, row -> row.getLong(1)).orElse(0L));
  }

  private static List<UUID> ids(StatementStore store) {
    return store
        .query(StatementQuery.where().ascending(true).limit(500).build())
        .statements()
        .stream()
        .map(StoredStatement::id)
        .toList();
  }

  @Test
  void a_rule_for_a_stream_covers_what_was_read_from_it_and_its_voidings() {
    try (Database database = open()) {
      StatementStore old = storeAt(database, LONG_AGO);
      Statement voided = RunningLrs.completion(1);
      Statement needed = RunningLrs.completion(2);
      for (Statement statement : List.of(voided, needed, RunningLrs.completion(3))) {
        readFrom("grades", database, old, statement);
      }
      readFrom("badges", database, old, RunningLrs.completion(4));
      put(database, old, RunningLrs.completion(5));
      database.write(
          "void",
          tx -> {
            old.voidStatement(
                tx,
                voided.id().orElseThrow(),
                new UUID(1, 1),
                Agent.mbox("us@example.test"),
                "superseded",
                LONG_AGO);
            return null;
          });
      StillNeeded cause =
          (tx, statements) ->
              statements.stream()
                  .filter(one -> one.id().equals(needed.id().orElseThrow()))
                  .map(StoredStatement::position)
                  .collect(Collectors.toSet());
      RetentionRule rule = twoYears(StatementFilter.ofStream("academy", "grades"));
      assertThat(retention(database, cause, rule).run())
          .containsExactly(new RetentionCount(rule, 3, 1));
      assertThat(ids(storeAt(database, NOW)))
          .as("the cause, another stream, and what was read from none")
          .hasSize(3)
          .contains(needed.id().orElseThrow());
    }
  }

  private static void readFrom(
      String stream, Database database, StatementStore store, Statement statement) {
    database.write(
        "test",
        tx ->
            store.store(
                tx, statement, Origin.SOURCE, StoreOptions.from("academy").ofStream(stream)));
  }

  @Test
  void a_dry_run_counts_by_rule_and_the_run_takes_away_exactly_that() {
    try (Database database = open()) {
      StatementStore old = storeAt(database, LONG_AGO);
      for (int i = 0; i < 250; i++) {
        put(database, old, RunningLrs.completion(i));
        put(database, old, RunningLrs.statement(Verbs.FAILED, i), i % 2 == 0 ? "a" : "b");
      }
      StatementStore recent = storeAt(database, NOW.minus(Duration.ofDays(10)));
      put(database, recent, RunningLrs.completion(999));
      RetentionRule byVerb = twoYears(verb(Verbs.COMPLETED));
      RetentionRule bySource =
          twoYears(new StatementFilter(Set.of(), Set.of(), Set.of(), Set.of("a")));
      Retention retention = retention(database, StillNeeded.nothing(), byVerb, bySource);
      List<RetentionCount> expected =
          List.of(new RetentionCount(byVerb, 250, 0), new RetentionCount(bySource, 125, 0));
      assertThat(retention.dryRun()).isEqualTo(expected);
      assertThat(recent.count()).isEqualTo(501);
      assertThat(retention.run()).isEqualTo(expected);
      assertThat(recent.count()).isEqualTo(126);
      assertThat(rows(database, "statement")).isEqualTo(126);
      assertThat(
              rows(
                  database,
                  "statement_term where position in" + " (select position from statement_removed)"))
          .isZero();
      assertThat(retention.run()).extracting(RetentionCount::removed).containsExactly(0L, 0L);
    }
  }

  @Test
  void a_removed_id_stays_known_and_pages_and_positions_stay_where_they_are() {
    try (Database database = open()) {
      StatementStore old = storeAt(database, LONG_AGO);
      List<Statement> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(RunningLrs.statement(i % 2 == 0 ? Verbs.COMPLETED : Verbs.FAILED, i));
        put(database, old, all.get(i));
      }
      StatementPage first = old.query(StatementQuery.where().ascending(true).limit(10).build());
      retention(database, StillNeeded.nothing(), twoYears(verb(Verbs.COMPLETED))).run();
      StatementStore store = storeAt(database, NOW);
      List<UUID> rest =
          store.query(first.next().orElseThrow()).statements().stream()
              .map(StoredStatement::id)
              .toList();
      assertThat(rest)
          .isEqualTo(
              all.subList(10, 40).stream()
                  .filter(s -> s.verb().is(Verbs.FAILED))
                  .map(s -> s.id().orElseThrow())
                  .limit(10)
                  .toList());
      StoreResult again = put(database, store, all.get(0));
      assertThat(again).isInstanceOf(StoreResult.AlreadyThere.class);
      assertThat(store.byId(all.get(0).id().orElseThrow())).isEmpty();
      assertThat(store.wasRemoved(((StoreResult.AlreadyThere) again).position())).isTrue();
      assertThat(store.count()).isEqualTo(20);
    }
  }

  @Test
  void what_is_needed_or_pending_is_kept_and_counted() {
    try (Database database = open()) {
      StatementStore old = storeAt(database, LONG_AGO);
      for (int i = 0; i < 10; i++) {
        put(database, old, RunningLrs.completion(i));
      }
      List<Long> positions =
          old.query(StatementQuery.where().ascending(true).build()).statements().stream()
              .map(StoredStatement::position)
              .toList();
      database.write(
          "test",
          tx -> {
            Checkpoints.move(tx, "forward:there", positions.get(7));
            return 1;
          });
      StillNeeded firstTwo =
          (tx, statements) ->
              statements.stream()
                  .map(StoredStatement::position)
                  .filter(position -> position <= positions.get(1))
                  .collect(Collectors.toSet());
      RetentionRule rule = twoYears(StatementFilter.everything());
      assertThat(retention(database, firstTwo, rule).run())
          .containsExactly(new RetentionCount(rule, 6, 4));
      assertThat(old.count()).isEqualTo(4);
    }
  }

  @Test
  void a_file_goes_with_the_last_statement_that_names_it() {
    try (Database database = open()) {
      StatementStore old = storeAt(database, LONG_AGO);
      put(database, old, withFile(Verbs.COMPLETED, "a".repeat(64)));
      put(database, old, withFile(Verbs.COMPLETED, "b".repeat(64)));
      put(database, old, withFile(Verbs.FAILED, "B".repeat(64)));
      database.write(
          "test",
          tx -> {
            Attachments.store(tx, List.of(file("a"), file("b")));
            return 1;
          });
      retention(database, StillNeeded.nothing(), twoYears(verb(Verbs.COMPLETED))).run();
      assertThat(old.attachments().find("a".repeat(64))).isEmpty();
      assertThat(old.attachments().find("b".repeat(64))).isPresent();
      retention(database, StillNeeded.nothing(), twoYears(verb(Verbs.FAILED))).run();
      assertThat(rows(database, "attachment")).isZero();
    }
  }

  private static AttachmentContent file(String letter) {
    return new AttachmentContent(letter.repeat(64), "text/plain", new byte[] {1});
  }

  private static Statement withFile(Verb verb, String sha2) {
    ObjectNode json = RunningLrs.statement(verb, 1).json();
    json.putArray("attachments")
        .addObject()
        .put("usageType", "https://example.test/evidence")
        .put("contentType", "text/plain")
        .put("length", 1)
        .put("sha2", sha2)
        .putObject("display")
        .put("en", "Evidence");
    return Statement.parse(json, XapiVersion.V1_0_3);
  }

  @Test
  void a_voiding_stays_as_long_as_its_target_and_goes_with_it() {
    try (Database database = open()) {
      StatementStore old = storeAt(database, LONG_AGO);
      Statement target = RunningLrs.completion(1);
      put(database, old, target);
      Statement voiding =
          Statement.builder()
              .actor(Agent.mbox("admin@example.test"))
              .verb(Verbs.VOIDED)
              .object(new StatementRef(target.id().orElseThrow()))
              .build();
      UUID voidingId = put(database, old, voiding).id();
      RetentionRule voidings = twoYears(verb(Verbs.VOIDED));
      assertThat(retention(database, StillNeeded.nothing(), voidings).run())
          .containsExactly(new RetentionCount(voidings, 0, 1));
      assertThat(old.query(byVerb()).statements()).hasSize(1);
      RetentionRule completions = twoYears(verb(Verbs.COMPLETED));
      retention(database, StillNeeded.nothing(), completions).run();
      assertThat(ids(old)).containsExactly(voidingId);
      assertThat(old.query(byVerb()).statements()).isEmpty();
      retention(database, StillNeeded.nothing(), voidings).run();
      assertThat(old.count()).isZero();
      assertThat(rows(database, "statement_term")).isZero();
      assertThat(rows(database, "statement_reference")).isZero();
    }
  }

  private static StatementQuery byVerb() {
    return StatementQuery.where().verb(Verbs.COMPLETED.id()).build();
  }
}
