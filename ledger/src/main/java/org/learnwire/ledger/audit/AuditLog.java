package org.learnwire.ledger.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** The audit, read. Whether it is as it was written says {@link AuditCheck}. */
public final class AuditLog {
  private static final String ROWS =
      "select a.seq, a.at, c.who, c.act, c.person_id, c.subject, c.detail from audit a left join"
          + " audit_content c on c.seq = a.seq where ";

  private AuditLog() {}

  /** The last rows, the latest first. */
  public static List<AuditRow> latest(Tx tx, AuditQuestion question, int limit)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    String condition = question.condition(values);
    values.add(limit);
    return tx.list(
        ROWS + condition + " order by a.seq desc limit ?", AuditLog::row, values.toArray());
  }

  /** Every row, the first first, without keeping them. */
  public static void each(Tx tx, AuditQuestion question, Consumer<AuditRow> row)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    String condition = question.condition(values);
    tx.each(
        ROWS + condition + " order by a.seq",
        found -> {
          row.accept(row(found));
          return null;
        },
        values.toArray());
  }

  private static AuditRow row(ResultSet row) throws SQLException {
    String who = row.getString(3);
    AuditEvent event =
        who == null
            ? null
            : new AuditEvent(
                who, row.getString(4), row.getString(5), row.getString(6), row.getString(7));
    return new AuditRow(row.getLong(1), Times.instant(row.getLong(2)), event);
  }
}
