package org.learnwire.ledger.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.learnwire.database.AtCommit;
import org.learnwire.database.Dialect;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * The list that is only ever added to. What units of one commit add goes in together right before
 * it, so the end of the chain is read once and, between processes, held for a moment only.
 */
public final class Audit {
  private static final AtCommit<Addition> AT_COMMIT = new Appending();

  /** Whoever appends next waits until this commit is done: a number of our own, for this alone. */
  private static final String LOCK = "select pg_advisory_xact_lock(5012025)";

  private record Addition(Instant at, AuditEvent event, Set<String> people) {}

  private Audit() {}

  /** Adds what is done in this unit of work: it stands there when the unit does. */
  public static void append(Tx tx, AuditEvent event) {
    append(tx, event, Instant.now());
  }

  /**
   * As above, at a time that the caller's clock says.
   *
   * @throws IllegalArgumentException for an act that {@link Acts} does not know
   */
  public static void append(Tx tx, AuditEvent event, Instant at) {
    append(tx, event, at, Set.of());
  }

  /**
   * As above, of an event that names nobody.
   *
   * @param people whom it is about: each finds it. Who they are is no part of the chain
   */
  public static void append(Tx tx, AuditEvent event, Instant at, Set<String> people) {
    if (!Acts.all().contains(event.act())) {
      throw new IllegalArgumentException(
          "there is no act " + event.act() + "; a new one belongs into ledger.audit.Acts");
    }
    tx.atCommit(AT_COMMIT, new Addition(at, event, Set.copyOf(people)));
  }

  /** The end of the chain as it is committed. */
  public static AuditHead head(Tx tx) throws SQLException {
    return tx.one(
            "select seq, chain from audit order by seq desc limit 1",
            row -> new AuditHead(row.getLong(1), row.getBytes(2)))
        .orElse(AuditHead.NONE);
  }

  /**
   * Erases what these rows say, not that they were; and writes down that it was done. Whoever calls
   * has the deleted overwritten ({@link Tx#overwriteDeleted}).
   */
  public static void erase(Tx tx, Collection<Long> seqs, String who, String why, Instant at)
      throws SQLException {
    SortedSet<Long> gone = new TreeSet<>();
    for (long seq : seqs) {
      if (tx.update("delete from audit_content where seq = ?", seq) == 1) {
        gone.add(seq);
      }
    }
    if (!gone.isEmpty()) {
      append(tx, new AuditEvent(who, Acts.AUDIT_ERASED, null, Ranges.text(gone), why), at);
    }
  }

  /** Rows that say something of these people, or hold one of these words. */
  public static List<Long> telling(Tx tx, Collection<String> people, Collection<String> words)
      throws SQLException {
    SortedSet<Long> seqs = new TreeSet<>();
    for (String person : people) {
      seqs.addAll(
          tx.list("select seq from audit_content where person_id = ?", r -> r.getLong(1), person));
    }
    for (String word : words) {
      String like = "%" + word.toLowerCase(Locale.ROOT) + "%";
      seqs.addAll(
          tx.list(
              "select seq from audit_content where lower(who) like ? or lower(subject) like ?"
                  + " or lower(detail) like ?",
              r -> r.getLong(1),
              like,
              like,
              like));
    }
    return List.copyOf(seqs);
  }

  private static final class Appending implements AtCommit<Addition> {
    @Override
    public String what() {
      return "audit";
    }

    @Override
    public void write(Tx tx, List<Addition> additions) throws SQLException {
      if (tx.dialect() == Dialect.POSTGRESQL) {
        tx.one(LOCK, row -> true);
      }
      AuditHead head = head(tx);
      Sealing sealing = new Sealing();
      List<Object[]> rows = new ArrayList<>(additions.size());
      List<Object[]> contents = new ArrayList<>(additions.size());
      List<Object[]> about = new ArrayList<>();
      byte[] chain = head.chain();
      long seq = head.seq();
      for (Addition each : additions) {
        seq++;
        AuditEvent event = each.event();
        byte[] salt = Sealing.salt();
        byte[] commitment = sealing.commitment(salt, event);
        chain = sealing.chain(chain, commitment, seq, Times.micros(each.at()));
        rows.add(new Object[] {seq, each.at(), commitment, chain});
        for (String person : each.people()) {
          about.add(new Object[] {person, seq});
        }
        contents.add(
            new Object[] {
              seq, salt, event.who(), event.act(), event.personId(), event.subject(), event.detail()
            });
      }
      tx.batch("insert into audit (seq, at, commitment, chain) values (?, ?, ?, ?)", rows);
      tx.batch(
          "insert into audit_content (seq, salt, who, act, person_id, subject, detail)"
              + " values (?, ?, ?, ?, ?, ?, ?)",
          contents);
      tx.batch("insert into audit_about (person_id, seq) values (?, ?)", about);
    }
  }
}
