package org.learnwire.routes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** What was told to whom, so that nobody is told twice, whatever stopped in between. */
final class NoticeRows {
  static final String DIGEST = "digest";
  static final String ALARM = "alarm";

  private NoticeRows() {}

  /**
   * An alarm at one receiver.
   *
   * @param told null: that it began was not told yet
   * @param ended since when it is gone; null: it goes on
   */
  record Alarm(
      String subject, String text, Instant began, @Nullable Instant told, @Nullable Instant ended) {
    Alarm told(Instant at) {
      return new Alarm(subject, text, began, at, ended);
    }

    Alarm over(Instant at) {
      return new Alarm(subject, text, began, told, at);
    }

    Alarm goesOn() {
      return new Alarm(subject, text, began, told, null);
    }
  }

  /** True for who comes first: a digest of a day goes to a receiver once. */
  static boolean claim(Tx tx, String day, String receiver, Instant now) throws SQLException {
    return tx.update(
            "insert into notice (kind, subject, receiver, text, began, told)"
                + " values (?, ?, ?, '', ?, ?) on conflict (kind, subject, receiver) do nothing",
            DIGEST,
            day,
            receiver,
            now,
            now)
        == 1;
  }

  /** It surely did not go out: it may be tried again. */
  static void release(Tx tx, String day, String receiver) throws SQLException {
    tx.update(
        "delete from notice where kind = ? and subject = ? and receiver = ?",
        DIGEST,
        day,
        receiver);
  }

  static boolean knows(Tx tx, String day, String receiver) throws SQLException {
    return tx.one(
            "select 1 from notice where kind = ? and subject = ? and receiver = ?",
            row -> true,
            DIGEST,
            day,
            receiver)
        .isPresent();
  }

  /** When the digest before this day's went to anybody. */
  static Optional<Instant> lastDigest(Tx tx, String day) throws SQLException {
    return tx.one(
        "select began from notice where kind = ? and subject < ? order by subject desc limit 1",
        row -> Times.instant(row.getLong(1)),
        DIGEST,
        day);
  }

  static List<Alarm> alarms(Tx tx, String receiver) throws SQLException {
    return tx.list(
        "select subject, text, began, told, ended from notice"
            + " where kind = ? and receiver = ? order by began, subject",
        row ->
            new Alarm(
                row.getString(1),
                row.getString(2),
                Times.instant(row.getLong(3)),
                moment(row, 4),
                moment(row, 5)),
        ALARM,
        receiver);
  }

  private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Times.instant(micros);
  }

  static void put(Tx tx, String receiver, Alarm alarm) throws SQLException {
    tx.update(
        "insert into notice (kind, subject, receiver, text, began, told, ended)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (kind, subject, receiver) do update set"
            + " text = excluded.text, began = excluded.began, told = excluded.told,"
            + " ended = excluded.ended",
        ALARM,
        alarm.subject(),
        receiver,
        alarm.text(),
        alarm.began(),
        alarm.told(),
        alarm.ended());
  }

  static void remove(Tx tx, String receiver, String subject) throws SQLException {
    tx.update(
        "delete from notice where kind = ? and subject = ? and receiver = ?",
        ALARM,
        subject,
        receiver);
  }
}
