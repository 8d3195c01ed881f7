package org.learnwire.ledger.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * Looks through the chain from its first row to its last, then through the steps of the ledger, and
 * stops at the first thing that is wrong.
 */
public final class AuditCheck {
  private static final String ROWS =
      "select a.seq, a.at, a.commitment, a.chain, c.salt, c.who, c.act, c.person_id, c.subject,"
          + " c.detail from audit a left join audit_content c on c.seq = a.seq order by a.seq";

  private final Sealing sealing = new Sealing();
  private final Map<Long, List<AuditHead>> known = new TreeMap<>();
  private final Map<Long, Integer> erasedAt = new HashMap<>();
  private final TreeSet<Long> empty = new TreeSet<>();
  private AuditHead head = AuditHead.NONE;
  private long erased;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable String trouble;

  private AuditCheck(Collection<AuditHead> known) {
    for (AuditHead each : known) {
      this.known.computeIfAbsent(each.seq(), seq -> new ArrayList<>()).add(each);
    }
  }

  /**
   * Looks through everything, and compares it with the steps of the ledger.
   *
   * @param known heads that were kept elsewhere; none: what was cut off at the end goes unnoticed
   */
  public static AuditVerdict of(Tx tx, Collection<AuditHead> known) throws SQLException {
    AuditCheck check = new AuditCheck(known);
    tx.each(
        ROWS,
        row -> {
          check.row(row);
          return null;
        });
    check.end(tx);
    long steps = check.steps(tx);
    return new AuditVerdict(
        check.head.seq(), check.erased, steps, check.first, check.last, check.head, check.trouble);
  }

  private void row(ResultSet row) throws SQLException {
    if (trouble != null) {
      return;
    }
    long seq = row.getLong(1);
    if (seq != head.seq() + 1) {
      trouble = "row " + (head.seq() + 1) + " is missing; the next is row " + seq;
      return;
    }
    long at = row.getLong(2);
    byte[] commitment = row.getBytes(3);
    byte[] chain = sealing.chain(head.chain(), commitment, seq, at);
    byte[] salt = row.getBytes(5);
    if (!Arrays.equals(chain, row.getBytes(4))) {
      trouble =
          "row " + seq + " does not follow from the one before: it was altered, or stood elsewhere";
    } else if (salt != null && !Arrays.equals(commitment, sealing.commitment(salt, event(row)))) {
      trouble = "row " + seq + " says something else than when it was written";
    } else {
      accept(row, new AuditHead(seq, chain), Times.instant(at), salt == null);
    }
  }

  private void accept(ResultSet row, AuditHead next, Instant at, boolean isEmpty)
      throws SQLException {
    if (!known.getOrDefault(next.seq(), List.of()).stream().allMatch(next::equals)) {
      trouble =
          "row " + next.seq() + " is not the one whose head was kept: the chain was rewritten";
      return;
    }
    head = next;
    first = first == null ? at : first;
    last = at;
    if (isEmpty) {
      erased++;
      erasedAt.merge(Times.micros(at), 1, Integer::sum);
      empty.add(next.seq());
    } else if (row.getString(7).equals(Acts.AUDIT_ERASED)) {
      Ranges.each(row.getString(9), empty::remove);
    }
  }

  private static AuditEvent event(ResultSet row) throws SQLException {
    return new AuditEvent(
        row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10));
  }

  private void end(Tx tx) throws SQLException {
    if (trouble != null) {
      return;
    }
    if (!empty.isEmpty()) {
      trouble = "the content of row " + empty.first() + " is gone, and no erasure tells of it";
      return;
    }
    Optional<Long> stray =
        tx.one(
            "select c.seq from audit_content c left join audit a on a.seq = c.seq"
                + " where a.seq is null order by c.seq limit 1",
            row -> row.getLong(1));
    if (stray.isPresent()) {
      trouble = "row " + stray.get() + " is missing; what it said is there";
    } else if (lastKnown() > head.seq()) {
      trouble = "rows " + (head.seq() + 1) + " to " + lastKnown() + " were cut off at the end";
    }
  }

  private long lastKnown() {
    return known.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private long steps(Tx tx) throws SQLException {
    if (trouble != null) {
      return 0;
    }
    StepsCheck steps = new StepsCheck(first, erasedAt);
    trouble = steps.look(tx);
    return steps.count();
  }
}
