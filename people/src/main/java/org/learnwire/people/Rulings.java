package org.learnwire.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** The rows of what people said about who is who. */
final class Rulings {
  private static final String SELECT =
      "select id, kind, first, second, valid_from, valid_to, at, who, why, undone_at, undone_by,"
          + " undone_why from person_ruling";

  private Rulings() {}

  static List<Ruling> latest(Tx tx, int limit) throws SQLException {
    return tx.list(SELECT + " order by id desc limit ?", Rulings::ruling, limit);
  }

  static Optional<Ruling> byId(Tx tx, long id) throws SQLException {
    return tx.one(SELECT + " where id = ?", Rulings::ruling, id);
  }

  /** Everything ever said about this person or account, latest first. */
  static List<Ruling> about(Tx tx, String personOrAccount) throws SQLException {
    return tx.list(
        SELECT + " where first = ? or second = ? order by id desc",
        Rulings::ruling,
        personOrAccount,
        personOrAccount);
  }

  /** Merges and splits of this person that stand. */
  static List<Ruling> pairs(Tx tx, String person) throws SQLException {
    return tx.list(
        SELECT + " where (first = ? or second = ?) and undone_at is null and kind <> 'means'",
        Rulings::ruling,
        person,
        person);
  }

  /** Whose the account is, as far as somebody said and it stands. */
  static List<Ruling> meanings(Tx tx, String account) throws SQLException {
    return tx.list(
        SELECT + " where first = ? and undone_at is null and kind = 'means' order by id",
        Rulings::ruling,
        account);
  }

  static long add(
      Tx tx,
      Ruling.Kind kind,
      String first,
      @Nullable String second,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Instant at,
      String who,
      String why)
      throws SQLException {
    return tx.insert(
        "insert into person_ruling (kind, first, second, valid_from, valid_to, at, who, why)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        kind.name().toLowerCase(Locale.ROOT),
        first,
        second,
        from,
        to,
        at,
        who,
        why);
  }

  static void undo(Tx tx, long id, Instant at, String who, String why) throws SQLException {
    tx.update(
        "update person_ruling set undone_at = ?, undone_by = ?, undone_why = ? where id = ?",
        at,
        who,
        why,
        id);
  }

  private static Ruling ruling(ResultSet r) throws SQLException {
    long undoneAt = r.getLong(10);
    boolean stands = r.wasNull();
    return new Ruling(
        r.getLong(1),
        Ruling.Kind.valueOf(r.getString(2).toUpperCase(Locale.ROOT)),
        r.getString(3),
        r.getString(4),
        date(r.getString(5)),
        date(r.getString(6)),
        Times.instant(r.getLong(7)),
        r.getString(8),
        r.getString(9),
        stands
            ? null
            : new Ruling.Undone(Times.instant(undoneAt), r.getString(11), r.getString(12)));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
