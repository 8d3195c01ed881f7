package org.learnwire.routes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.kit.BesideState;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.Mapped.Skipped;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceState;
import org.learnwire.kit.StreamReading;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Target;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.routes.Finding.Kind;
import org.learnwire.xapi.Difference;
import org.learnwire.xapi.Fingerprint;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/**
 * Reads a source anew and compares it with what is stored, storing nothing: names each record whose
 * statement is missing or differs, and each statement that is surplus.
 */
public final class Reconciler {
  private final Database database;
  private final Connections connections;
  private final StreamStates states;
  private final SourceItems items;
  private final SourceState present;
  private final LearnwireComponent component;
  private final MapStep mapping;
  private final StatementStore store;

  Reconciler(SourceParts parts) {
    this.database = parts.database();
    this.connections = parts.connections();
    this.states = parts.states();
    this.items = parts.items();
    this.present = parts.present();
    this.component = parts.component();
    this.mapping = parts.mapping();
    this.store = parts.statements();
  }

  /**
   * What was found.
   *
   * @param records read from the source that lie within the window
   * @param outOfScope records besides of which nothing is stored, by the policy
   * @param statements stored of them
   * @param problems streams that could not be read, a sentence each: of those nothing is surplus
   */
  public record Report(
      List<Finding> findings,
      long records,
      long outOfScope,
      long statements,
      List<String> problems) {
    /** 0 the same on both sides, 2 something differs, 1 something could not be read. */
    public int exitCode() {
      return !problems.isEmpty() ? 1 : findings.isEmpty() ? 0 : 2;
    }
  }

  /** What the comparison has met so far. */
  private static final class Met {
    final List<Finding> findings = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final Set<UUID> statements = new HashSet<>();
    final Map<UUID, String> fingerprints = new HashMap<>();
    final Set<String> facts = new HashSet<>();
    long records;
    long outOfScope;
  }

  public Report run(String connection, Window window) throws InterruptedException {
    Connected connected = connections.named(connection);
    Met met = new Met();
    for (StreamSpec stream : connected.manifest().streams().values()) {
      if (stream.to() == Target.STATEMENT) {
        read(connected, stream, window, met);
      }
    }
    if (met.problems.isEmpty()) {
      surplus(connected, window, met);
    }
    return new Report(
        met.findings, met.records, met.outOfScope, met.statements.size(), met.problems);
  }

  private void read(Connected connected, StreamSpec stream, Window window, Met met)
      throws InterruptedException {
    StreamReport report =
        new StreamReading(component, new BesideState(present, stream, window.from()))
            .read(
                connected.name(),
                stream.name(),
                ReadOptions.past(stream.each() != null || window.from().isEmpty()),
                exchange -> compare(exchange.getMessage().getBody(SourcePage.class), window, met),
                () -> false);
    if (!report.complete()) {
      met.problems.add(
          "%s/%s could not be read to its end: %s"
              .formatted(
                  connected.name(),
                  stream.name(),
                  report.trouble().map(StreamReport.Trouble::message).orElse("it broke off")));
    }
  }

  private void compare(SourcePage page, Window window, Met met) {
    Connected connected = connections.named(page.connection());
    int generation = states.of(connected.id(), page.stream()).generation();
    List<MappedRecord> inside =
        mapping.compared(page).records().stream()
            .filter(window::holds)
            .filter(record -> !(record.mapped() instanceof Skipped))
            .toList();
    Map<String, SourceItems.Item> known =
        items.find(
            connected.id(),
            page.stream(),
            inside.stream().map(r -> r.source().key()).distinct().toList());
    for (MappedRecord record : inside) {
      Incoming incoming = Incoming.of(record);
      if (mapping.isOutOfScope(record)) {
        passOver(incoming, known.get(incoming.key()), met);
        continue;
      }
      met.records++;
      if (incoming.failed() != null) {
        found(
            met, Kind.MISSING, record, null, "it cannot be mapped: " + incoming.failed().detail());
      } else {
        compare(connected, incoming, known.get(incoming.key()), generation, met);
      }
    }
  }

  /** Nothing is missing of it; what stands of earlier days is no surplus. */
  private static void passOver(Incoming incoming, SourceItems.@Nullable Item item, Met met) {
    met.outOfScope++;
    if (incoming.statement() != null) {
      met.facts.add(fact(incoming.statement()));
    }
    if (item != null && item.statementId() != null) {
      met.statements.add(item.statementId());
    }
  }

  private void compare(
      Connected connected,
      Incoming incoming,
      SourceItems.@Nullable Item item,
      int generation,
      Met met) {
    UUID id =
        item == null || item.statementId() == null
            ? Version.statementId(incoming, connected.id(), generation, 1)
            : item.statementId();
    Optional<StoredStatement> stored = store.byId(id);
    MappedRecord record = incoming.record();
    Statement said = Objects.requireNonNull(incoming.statement()).withId(id);
    remember(met, said, incoming.key());
    met.statements.add(id);
    if (stored.isEmpty()) {
      String why = item == null ? "it was never stored" : "its statement is not in the store";
      found(met, Kind.MISSING, record, item == null ? null : id, why);
    } else if (stored.get().voided()) {
      found(met, Kind.MISSING, record, id, "its statement was voided");
    } else {
      remember(met, stored.get().statement(), incoming.key());
      Difference.first(said, stored.get().statement())
          .ifPresent(path -> found(met, Kind.DIFFERING, record, id, "they differ in " + path));
    }
  }

  private static void remember(Met met, Statement statement, String key) {
    Fingerprint.of("", statement).ifPresent(print -> met.fingerprints.put(print, key));
    met.facts.add(fact(statement));
  }

  /** Who, what and about what: earlier versions of a record share it. */
  private static String fact(Statement statement) {
    return statement.node().path("actor").toString()
        + statement.verb().id()
        + statement.node().path("object").path("id").asText();
  }

  private static void found(
      Met met, Kind kind, MappedRecord record, @Nullable UUID id, String detail) {
    met.findings.add(
        new Finding(
            kind,
            record.source().stream(),
            record.source().key(),
            Optional.ofNullable(id),
            detail));
  }

  /** Statements of the connection within the window that no record of the source stands for. */
  private void surplus(Connected connected, Window window, Met met) {
    List<Statement> over = new ArrayList<>();
    database.read(
        tx -> {
          tx.each(
              "select id, body from statement where source = ? and origin = 'source' and voided = 0"
                  + " and timestamp >= ? and timestamp < ? order by position",
              r -> {
                UUID id = UUID.fromString(r.getString(1));
                if (!met.statements.contains(id)) {
                  Statement statement =
                      Statement.trusted(Json.object(r.getString(2)), XapiVersion.V1_0_3);
                  if (isSurplus(statement, met)) {
                    over.add(statement);
                  }
                }
                return id;
              },
              connected.name(),
              window.from().map(Times::micros).orElse(Long.MIN_VALUE),
              Times.micros(window.to()));
          return over;
        });
    Map<UUID, Finding> named = named(connected, over);
    for (Statement statement : over) {
      met.findings.add(
          Fingerprint.of("", statement)
              .map(met.fingerprints::get)
              .map(key -> doubled(key, statement))
              .orElseGet(() -> named.get(statement.id().orElseThrow())));
    }
  }

  private static boolean isSurplus(Statement statement, Met met) {
    boolean doubles =
        Fingerprint.of("", statement).map(met.fingerprints::containsKey).orElse(false);
    return doubles || (statement.voids().isEmpty() && !met.facts.contains(fact(statement)));
  }

  private static Finding doubled(String key, Statement statement) {
    return new Finding(Kind.SURPLUS, "", key, statement.id(), "another statement says the same");
  }

  /** Which records the statements were made of, as far as it is known. */
  private Map<UUID, Finding> named(Connected connected, List<Statement> over) {
    Map<UUID, Finding> named = new HashMap<>();
    over.forEach(
        one ->
            named.put(
                one.id().orElseThrow(),
                new Finding(Kind.SURPLUS, "", "", one.id(), "the source has no such record")));
    if (!named.isEmpty()) {
      database.read(
          tx -> {
            tx.each(
                "select i.statement_id, s.stream, i.item_key, i.gone from source_item i"
                    + " join source_stream s on s.id = i.source_id"
                    + " where s.connection_id = ? and i.statement_id is not null",
                r -> {
                  UUID id = UUID.fromString(r.getString(1));
                  return named.containsKey(id) ? named.put(id, gone(named.get(id), r)) : null;
                },
                connected.id());
            return named;
          });
    }
    return named;
  }

  private static Finding gone(Finding finding, ResultSet row) throws SQLException {
    long since = row.getLong(4);
    Instant gone = row.wasNull() ? null : Times.instant(since);
    return new Finding(
        Kind.SURPLUS,
        row.getString(2),
        row.getString(3),
        finding.statement(),
        gone == null ? finding.detail() : "its record is gone from the source since " + gone);
  }
}
