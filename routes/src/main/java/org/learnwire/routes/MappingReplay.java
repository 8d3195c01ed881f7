package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.kit.Mapped.Skipped;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Target;
import org.learnwire.lrs.StatementLinks;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lrs.StoreResult;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.routes.RawPages.Page;
import org.learnwire.routes.RawPages.Raw;

/**
 * Maps what vendors said before anew, without asking them: a new generation of statements takes the
 * place of the old one. Page by page: one that was broken off goes on where it was.
 */
public final class MappingReplay {
  private static final int MOST = 5;

  private final Database database;
  private final Clock clock;
  private final Connections connections;
  private final StreamStates states;
  private final SourceItems items;
  private final RawPages raw;
  private final MapStep mapping;
  private final StatementStore store;
  private final StatementWriter writer;

  MappingReplay(SourceParts parts) {
    this.database = parts.database();
    this.clock = parts.clock();
    this.connections = parts.connections();
    this.states = parts.states();
    this.items = parts.items();
    this.raw = parts.raw();
    this.mapping = parts.mapping();
    this.store = parts.statements();
    this.writer = new StatementWriter(clock, store);
  }

  /**
   * What a replay of one stream comes to.
   *
   * @param replaced old statements voided, as many new ones linked in their place
   * @param left old statements that stay, because their records cannot be mapped or are of no
   *     interest now
   * @param without live statements of the stream whose records are not kept any more: they stay
   * @param problems why records were left, the first few
   */
  public record Outcome(
      String connection,
      String stream,
      long replaced,
      long left,
      long without,
      List<String> problems) {}

  /** Counts while a replay goes on. */
  private static final class Progress {
    final List<String> problems = new ArrayList<>();
    final Set<UUID> seen = new HashSet<>();
    long replaced;
    long left;

    void add(Progress page) {
      page.problems.stream().limit(MOST - problems.size()).forEach(problems::add);
      seen.addAll(page.seen);
      replaced += page.replaced;
      left += page.left;
    }

    void leave(String why) {
      left++;
      if (problems.size() < MOST) {
        problems.add(why);
      }
    }
  }

  /**
   * Replays a stream, or every stream of a connection that makes statements.
   *
   * @param dryRun says only what would be done
   */
  public List<Outcome> run(String which, boolean dryRun) {
    StreamNames named = StreamNames.of(connections, which);
    if (named.connected().settings().upkeep().rawKeep().isEmpty()) {
      throw new UnknownName(
          named.connected().name()
              + " keeps no raw records: write \"raw: {keep: P30D}\" below it; what comes in from"
              + " then on can be replayed. ./learnwire sync --remap asks the vendor instead.");
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (StreamSpec stream : named.streams()) {
      if (stream.to() == Target.STATEMENT) {
        outcomes.add(run(named.connected(), stream, dryRun));
      }
    }
    return outcomes;
  }

  private Outcome run(Connected connected, StreamSpec stream, boolean dryRun) {
    UUID id = connected.id();
    Progress progress = new Progress();
    int target =
        dryRun
            ? states
                .replaying(id, stream.name())
                .orElse(states.of(id, stream.name()).generation() + 1)
            : states.beginReplay(id, stream.name());
    Optional<Page> page = raw.next(id, stream.name(), target, 0);
    while (page.isPresent()) {
      Page now = page.get();
      Set<UUID> seen = progress.seen;
      progress.add(
          dryRun
              ? count(now, seen)
              : database.write("replay", tx -> replay(tx, now, connected, target, seen)));
      page = raw.next(id, stream.name(), target, now.id());
    }
    if (!dryRun) {
      states.endReplay(id, stream.name());
    }
    return new Outcome(
        connected.name(),
        stream.name(),
        progress.replaced,
        progress.left,
        without(connected, stream, target, progress.seen),
        progress.problems);
  }

  /** Statements of older generations for which no raw record was met. */
  private long without(Connected connected, StreamSpec stream, int target, Set<UUID> seen) {
    return database.read(
        tx -> {
          long[] count = {0};
          tx.each(
              "select i.statement_id from source_item i join source_stream s on s.id = i.source_id"
                  + " where s.connection_id = ? and s.stream = ?"
                  + " and i.generation < ? and i.statement_id is not null",
              r -> seen.contains(UUID.fromString(r.getString(1))) ? 0 : count[0]++,
              connected.id(),
              stream.name(),
              target);
          return count[0];
        });
  }

  private Progress count(Page page, Set<UUID> seen) {
    Progress progress = new Progress();
    for (Raw record : page.records()) {
      if (stands(record, seen, progress)) {
        Incoming incoming = Incoming.of(mapping.map(record.record()));
        if (incoming.statement() == null) {
          progress.leave(why(incoming));
        } else {
          progress.replaced++;
        }
      }
    }
    return progress;
  }

  /** In one unit of work with the page's own replacement: afterwards it belongs to the target. */
  private Progress replay(Tx tx, Page page, Connected connected, int target, Set<UUID> seen)
      throws SQLException {
    Progress progress = new Progress();
    List<Raw> kept = new ArrayList<>();
    String stream = page.records().get(0).record().stream();
    for (Raw record : page.records()) {
      if (stands(record, seen, progress)) {
        kept.add(replay(tx, record, connected, target, progress));
      }
    }
    raw.drop(tx, page.id());
    raw.keep(tx, connected.id(), stream, target, page.readAt(), kept);
    return progress;
  }

  /** Whether a record's statement stands: neither voided nor met before in this replay. */
  private boolean stands(Raw record, Set<UUID> seen, Progress progress) {
    return record.statement() != null
        && !seen.contains(record.statement())
        && store.byId(record.statement()).filter(s -> !s.voided()).isPresent()
        && progress.seen.add(record.statement());
  }

  private Raw replay(Tx tx, Raw record, Connected connected, int target, Progress progress)
      throws SQLException {
    UUID old = Objects.requireNonNull(record.statement());
    Incoming incoming = Incoming.of(mapping.map(record.record()));
    if (incoming.statement() == null) {
      progress.leave(why(incoming));
      return record;
    }
    SourceItems.Item item =
        items
            .find(tx, connected.id(), incoming.record().source().stream(), incoming.key())
            .orElse(null);
    Version version = Version.of(incoming, item, target, connected.id());
    UUID now = Objects.requireNonNull(version.now().statementId());
    boolean history = store.byId(old).map(StoredStatement::history).orElse(true);
    StoreResult result =
        store.store(
            tx,
            incoming.statement().withId(now),
            Origin.SOURCE,
            StoreOptions.from(connected.name())
                .ofStream(incoming.record().source().stream())
                .asHistory(history));
    if (result instanceof StoreResult.Conflict) {
      progress.leave(StatementWriter.conflict(now).detail());
      return record;
    }
    writer.replaced(tx, connected.id(), old, now, StatementLinks.REMAPPED);
    if (item == null || old.equals(item.statementId()) || item.generation() == target) {
      items.save(
          tx,
          connected.id(),
          incoming.record().source().stream(),
          List.of(version.now()),
          clock.instant());
    }
    progress.replaced++;
    return new Raw(record.record(), now);
  }

  private static String why(Incoming incoming) {
    String key = incoming.record().source().stream() + " " + incoming.key() + ": ";
    if (incoming.failed() != null) {
      return key + incoming.failed().detail();
    }
    return incoming.record().mapped() instanceof Skipped skipped
        ? key + "the mapping skips it: " + skipped.reason()
        : key + "the mapping makes no statement of it";
  }
}
