package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Canonical;
import org.learnwire.xapi.Statement;

/** Writes a statement with its key, its terms and its journal entry. */
final class StatementWriter {
  private static final String LIVE = "{\"history\":false}";
  private static final String HISTORY = "{\"history\":true}";

  private record Key(long position, String hash) {}

  private final Terms terms;
  private final References references;
  private final StoredClock clock;

  StatementWriter(Terms terms, References references, StoredClock clock) {
    this.terms = terms;
    this.references = references;
    this.clock = clock;
  }

  StoreResult store(Tx tx, Statement sent, Origin origin, StoreOptions options)
      throws SQLException {
    UUID id = sent.id().orElseGet(UUID::randomUUID);
    String hash = hash(sent);
    Optional<Key> key =
        tx.one(
            "select position, hash from statement_key where id = ?",
            row -> new Key(row.getLong(1), row.getString(2)),
            id);
    if (key.isEmpty()) {
      return new StoreResult.Stored(id, insert(tx, id, sent, hash, origin, options));
    }
    long position = key.get().position();
    return options.fingerprinted() || isSame(tx, sent, hash, id, key.get().hash())
        ? new StoreResult.AlreadyThere(id, position)
        : new StoreResult.Conflict(id, position);
  }

  private long insert(
      Tx tx, UUID id, Statement sent, String hash, Origin origin, StoreOptions options)
      throws SQLException {
    Instant stored = clock.next(tx);
    Statement full = completed(sent, id, stored, options);
    long position =
        Journal.append(
            tx,
            Journal.Kind.StatementStored,
            id.toString(),
            origin,
            stored,
            options.history() ? HISTORY : LIVE);
    tx.update(
        "insert into statement_key (id, position, hash) values (?, ?, ?)", id, position, hash);
    Set<Term> all = new LinkedHashSet<>(IndexTerms.of(full));
    all.addAll(references.inherited(tx, full));
    boolean voided = references.connect(tx, full, id, all, stored);
    insertBody(tx, full, id, position, stored, origin, options, voided);
    terms.index(tx, position, all);
    return position;
  }

  private static void insertBody(
      Tx tx,
      Statement full,
      UUID id,
      long position,
      Instant stored,
      Origin origin,
      StoreOptions options,
      boolean voided)
      throws SQLException {
    tx.update(
        "insert into statement (position, id, stored, timestamp, origin, source, history, voided,"
            + " version, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        position,
        id,
        stored,
        full.timestamp().orElse(stored),
        origin.word(),
        options.source(),
        options.history(),
        voided,
        full.version().text(),
        full.toString());
  }

  private static Statement completed(
      Statement sent, UUID id, Instant stored, StoreOptions options) {
    Statement full = sent.withId(id).withStored(stored).withVersionStated();
    if (sent.timestamp().isEmpty()) {
      full = full.withTimestamp(stored);
    }
    return full.withAuthority(options.authorityOrDefault());
  }

  /**
   * A sender that left out the timestamp and now sends what it fetched, with the one we gave it,
   * sends the same (xAPI Data 2.3.1).
   */
  private static boolean isSame(Tx tx, Statement sent, String hash, UUID id, String keptHash)
      throws SQLException {
    if (hash.equals(keptHash)) {
      return true;
    }
    if (!hash(sent.without("timestamp")).equals(keptHash)) {
      return false;
    }
    return StatementRows.byId(tx, id)
        .map(kept -> kept.statement().timestamp().equals(sent.timestamp()))
        .orElse(false);
  }

  private static String hash(Statement statement) {
    return HexFormat.of().formatHex(Canonical.hash(statement));
  }
}
