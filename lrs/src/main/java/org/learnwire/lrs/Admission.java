package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.In;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Difference;

/**
 * Decides what of a group is new. An id means one statement for ever: the first that brings it is
 * stored, whoever brings it again must bring the same (xAPI Data 2.3.1).
 */
final class Admission {
  private final Tx tx;
  private final Map<UUID, Long> kept = new HashMap<>();
  private final Map<UUID, ReadyStatement> fresh = new LinkedHashMap<>();

  private Admission(Tx tx) {
    this.tx = tx;
  }

  /** Looks up the ids of all deliveries at once. */
  static Admission of(Tx tx, List<Delivery> deliveries) throws SQLException {
    Admission admission = new Admission(tx);
    List<byte[]> keys = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      delivery.statements().forEach(ready -> keys.add(Ids.bytes(ready.id())));
    }
    keys.sort(Arrays::compareUnsigned);
    for (List<byte[]> part : In.parts(keys)) {
      tx.each(
          "select id, position from statement_key where id in " + In.marks(part),
          row -> admission.kept.put(Ids.id(row.getBytes(1)), row.getLong(2)),
          In.padded(part));
    }
    return admission;
  }

  /**
   * Takes in a delivery whole, or not at all.
   *
   * @return the conflict that keeps it out, null when there is none
   */
  @Nullable StatementConflict admit(Delivery delivery) throws SQLException {
    Map<UUID, ReadyStatement> added = new LinkedHashMap<>();
    for (ReadyStatement ready : delivery.statements()) {
      StatementConflict conflict = conflict(ready, added);
      if (conflict != null) {
        return conflict;
      }
    }
    fresh.putAll(added);
    return null;
  }

  /** In the order in which they came. */
  Collection<ReadyStatement> fresh() {
    return fresh.values();
  }

  boolean isFresh(ReadyStatement ready) {
    return fresh.get(ready.id()) == ready;
  }

  /** Where a statement of this id stood before the group came, null when there was none. */
  @Nullable Long keptAt(UUID id) {
    return kept.get(id);
  }

  private @Nullable StatementConflict conflict(
      ReadyStatement ready, Map<UUID, ReadyStatement> added) throws SQLException {
    Long position = kept.get(ready.id());
    if (position != null) {
      return ready.options().fingerprinted() ? null : conflictWithKept(ready, position);
    }
    ReadyStatement first = fresh.getOrDefault(ready.id(), added.get(ready.id()));
    if (first == null) {
      added.put(ready.id(), ready);
      return null;
    }
    return ready.options().fingerprinted() || Arrays.equals(ready.hash(), first.hash())
        ? null
        : Difference.first(ready.sent(), first.sent())
            .map(path -> new StatementConflict(ready.id(), path))
            .orElse(null);
  }

  /**
   * The hash decides in most cases. Where it differs the statements themselves are compared: a
   * sender may send what it fetched, with the timestamp that we gave it. What was removed by a rule
   * of retention is not stored again.
   */
  private @Nullable StatementConflict conflictWithKept(ReadyStatement ready, long position)
      throws SQLException {
    Optional<byte[]> hash =
        tx.one("select hash from statement where position = ?", row -> row.getBytes(1), position);
    if (hash.isEmpty() || Arrays.equals(hash.get(), ready.hash())) {
      return null;
    }
    StoredStatement there = StatementRows.byPositions(tx, List.of(position)).get(0);
    return Difference.first(ready.sent(), there.statement())
        .map(path -> new StatementConflict(ready.id(), path))
        .orElse(null);
  }
}
