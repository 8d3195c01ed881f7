package org.learnwire.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * Brings the accounts in line with settings that were edited: a record that did not change is not
 * read again, but who issues its number and how that is spelled may have.
 */
final class Rekeying {
  private Rekeying() {}

  /** True when anything is kept by other settings than before. */
  static boolean run(Tx tx, Map<UUID, SourceRules> sources) throws SQLException {
    boolean changed = false;
    for (Map.Entry<UUID, SourceRules> source : sources.entrySet()) {
      String now = source.getValue().toString();
      String was =
          tx.one(
                  "select rules from person_source where connection_id = ?",
                  r -> r.getString(1),
                  source.getKey())
              .orElse("");
      if (!was.equals(now)) {
        rekey(tx, source.getKey(), source.getValue());
        tx.update(
            "insert into person_source (connection_id, rules) values (?, ?)"
                + " on conflict (connection_id) do update set rules = excluded.rules",
            source.getKey(),
            now);
        changed = true;
      }
    }
    return changed;
  }

  private record Row(
      long id,
      @Nullable String number,
      @Nullable String key,
      @Nullable String username,
      @Nullable String email,
      @Nullable String sso,
      String kind) {}

  private static void rekey(Tx tx, UUID connection, SourceRules rules) throws SQLException {
    tx.update(
        "update account set issuer = case when kind = 'employee' then ? else cast(? as text) end"
            + " where connection_id = ?",
        rules.issuer() == null ? rules.name() : rules.issuer(),
        rules.issuer(),
        connection);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Row row : rows(tx, connection)) {
      String key = rules.numbers().of(row.number());
      // What the system itself calls the SSO id is known again when the record is next read.
      String sso = rules.ssoIdOf(row.sso(), row.username(), row.email());
      if (!Objects.equals(key, row.key()) || !Objects.equals(sso, row.sso())) {
        rows.add(new Object[] {key, sso, row.id()});
      }
    }
    tx.batch("update account set number_key = ?, sso_id = ? where id = ?", rows);
  }

  private static List<Row> rows(Tx tx, UUID connection) throws SQLException {
    return tx.list(
        "select id, employee_number, number_key, username, email, sso_id, kind from account"
            + " where connection_id = ?",
        r ->
            new Row(
                r.getLong(1),
                r.getString(2),
                r.getString(3),
                r.getString(4),
                r.getString(5),
                r.getString(6),
                r.getString(7)),
        connection);
  }
}
