package org.learnwire.lrs.retention;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;

/**
 * Applies rules of retention. A statement that several rules cover goes by the first of them that
 * has run out.
 */
public final class Retention {
  private static final int UNIT = 100;

  private final Database database;
  private final StatementStore store;
  private final List<RetentionRule> rules;
  private final StillNeeded needed;
  private final Clock clock;
  private final AttachmentSweep files;

  public Retention(
      Database database,
      StatementStore store,
      List<RetentionRule> rules,
      StillNeeded needed,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.rules = List.copyOf(rules);
    this.needed = needed;
    this.clock = clock;
    this.files = new AttachmentSweep(database, store);
  }

  /** Counts what each rule would take away now; changes nothing. */
  public List<RetentionCount> dryRun() {
    return each(true);
  }

  /** Takes it away, and then the files that nobody names any more. */
  public List<RetentionCount> run() {
    List<RetentionCount> counts = each(false);
    files.run();
    return counts;
  }

  private List<RetentionCount> each(boolean dry) {
    Instant now = clock.instant();
    List<RetentionCount> counts = new ArrayList<>();
    for (RetentionRule rule : rules) {
      counts.add(apply(rule, now, dry));
    }
    return counts;
  }

  private RetentionCount apply(RetentionRule rule, Instant now, boolean dry) {
    long removed = 0;
    long kept = 0;
    for (StatementQuery.Builder question : rule.when().queries()) {
      question.ascending(true).withVoided(true).until(rule.end(now)).limit(UNIT);
      Optional<StatementQuery> next = Optional.of(question.build());
      while (next.isPresent()) {
        StatementPage page = store.query(next.get());
        List<StoredStatement> covered =
            page.statements().stream()
                .filter(stored -> first(stored, now).filter(rule::equals).isPresent())
                .toList();
        long gone = covered.isEmpty() ? 0 : unit(rule, covered, now, dry);
        removed += gone;
        kept += covered.size() - gone;
        next = page.next();
      }
    }
    return new RetentionCount(rule, removed, kept);
  }

  private Optional<RetentionRule> first(StoredStatement stored, Instant now) {
    return rules.stream()
        .filter(rule -> !stored.stored().isAfter(rule.end(now)) && rule.when().matches(stored))
        .findFirst();
  }

  /** What is needed is asked in the unit that removes, so that nothing comes between. */
  private long unit(RetentionRule rule, List<StoredStatement> covered, Instant now, boolean dry) {
    if (dry) {
      return database.read(tx -> removable(tx, covered, now)).size();
    }
    return database.write(
        "retention",
        tx -> {
          List<StoredStatement> going = removable(tx, covered, now);
          for (StoredStatement stored : going) {
            store.remove(tx, stored, rule.inWords());
            files.gone(stored);
          }
          return (long) going.size();
        });
  }

  private List<StoredStatement> removable(Tx tx, List<StoredStatement> covered, Instant now)
      throws SQLException {
    Set<Long> staying = new HashSet<>(needed.among(tx, covered));
    long read = readByAll(tx);
    List<StoredStatement> going = new ArrayList<>();
    for (StoredStatement stored : covered) {
      if (stored.position() <= read
          && !staying.contains(stored.position())
          && !isVoidingWhatStays(stored, now)) {
        going.add(stored);
      }
    }
    return going;
  }

  /** Without its voiding a voided statement would come back to life where it is copied to. */
  private boolean isVoidingWhatStays(StoredStatement stored, Instant now) {
    Optional<UUID> target = stored.statement().voids();
    return target.isPresent()
        && store.byId(target.get()).filter(voided -> first(voided, now).isEmpty()).isPresent();
  }

  /** What a reader of the journal or a target of forwarding has not seen yet is pending. */
  private static long readByAll(Tx tx) throws SQLException {
    return tx.one(
            "select coalesce(min(position), ?) from checkpoint",
            row -> row.getLong(1),
            Long.MAX_VALUE)
        .orElse(Long.MAX_VALUE);
  }
}
