package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Allotment;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Canonical;
import org.learnwire.xapi.Statement;

/** Writes a statement with its key, its terms and its journal entry. */
final class StatementWriter {
  private static final String LIVE = "{\"history\":false}";
  private static final String HISTORY = "{\"history\":true}";

  private record Key(long position, byte[] hash) {}

  private final Terms terms;
  private final References references;
  private final Clock clock;

  StatementWriter(Terms terms, References references, Clock clock) {
    this.terms = terms;
    this.references = references;
    this.clock = clock;
  }

  StoreResult store(Tx tx, Statement sent, Origin origin, StoreOptions options)
      throws SQLException {
    UUID id = sent.id().orElseGet(UUID::randomUUID);
    byte[] hash = Canonical.hash(sent);
    Optional<Key> key =
        tx.one(
            "select s.position, s.hash from statement_key k"
                + " join statement s on s.position = k.position where k.id = ?",
            row -> new Key(row.getLong(1), row.getBytes(2)),
            (Object) Ids.bytes(id));
    if (key.isEmpty()) {
      return new StoreResult.Stored(id, insert(tx, id, sent, hash, origin, options));
    }
    long position = key.get().position();
    return options.fingerprinted() || isSame(tx, sent, hash, id, key.get().hash())
        ? new StoreResult.AlreadyThere(id, position)
        : new StoreResult.Conflict(id, position);
  }

  private long insert(
      Tx tx, UUID id, Statement sent, byte[] hash, Origin origin, StoreOptions options)
      throws SQLException {
    Allotment allotted = tx.allot(1, clock.instant());
    long position = allotted.position(0);
    Instant stored = allotted.stored(0);
    Statement full = completed(sent, id, stored, options);
    Journal.append(
        tx,
        List.of(
            new Journal.Entry(
                position,
                Journal.Kind.StatementStored,
                id.toString(),
                origin,
                stored,
                options.history() ? HISTORY : LIVE)));
    tx.update("insert into statement_key (id, position) values (?, ?)", Ids.bytes(id), position);
    References.note(tx, full, position);
    Set<Term> all = new LinkedHashSet<>(IndexTerms.of(full));
    all.addAll(references.inherited(tx, full));
    boolean voided = references.connect(tx, full, id, all, stored);
    insertBody(tx, full, hash, position, stored, origin, options, voided);
    terms.index(tx, position, all);
    return position;
  }

  private static void insertBody(
      Tx tx,
      Statement full,
      byte[] hash,
      long position,
      Instant stored,
      Origin origin,
      StoreOptions options,
      boolean voided)
      throws SQLException {
    tx.update(
        "insert into statement (position, id, stored, timestamp, origin, source, history, voided,"
            + " version, hash, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        position,
        full.id().orElseThrow(),
        stored,
        full.timestamp().orElse(stored),
        origin.word(),
        options.source(),
        options.history(),
        voided,
        full.version().text(),
        hash,
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
  private static boolean isSame(Tx tx, Statement sent, byte[] hash, UUID id, byte[] keptHash)
      throws SQLException {
    if (Arrays.equals(hash, keptHash)) {
      return true;
    }
    if (!Arrays.equals(Canonical.hash(sent.without("timestamp")), keptHash)) {
      return false;
    }
    return StatementRows.byId(tx, id)
        .map(kept -> kept.statement().timestamp().equals(sent.timestamp()))
        .orElse(false);
  }
}
