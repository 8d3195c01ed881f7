package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.database.Tx;

/** What a new day or an edited setting decides otherwise, looked for no oftener than needed. */
final class Daily {
  private static final String ALL = "*";

  private Daily() {}

  private record Looked(String rules, LocalDate day) {}

  /** Returns the identities whose answer is another now. */
  static Set<String> review(Tx tx, MatchRules rules, Matches matches, LocalDate day, Instant at)
      throws SQLException {
    boolean rekeyed = Rekeying.run(tx, rules.sources());
    String now = rules.fingerprint();
    Looked before =
        tx.one(
                "select rules, looked from person_source where connection_id = ?",
                r -> new Looked(r.getString(1), LocalDate.parse(r.getString(2))),
                ALL)
            .orElse(null);
    Set<String> identities = new TreeSet<>();
    if (rekeyed || before == null || !before.rules().equals(now) || day.isBefore(before.day())) {
      identities.addAll(matches.all(tx, at));
    } else if (day.isAfter(before.day())) {
      identities.addAll(matches.between(tx, before.day(), day, at));
    }
    if (before == null || !before.equals(new Looked(now, day))) {
      tx.update(
          "insert into person_source (connection_id, rules, looked) values (?, ?, ?)"
              + " on conflict (connection_id) do update set rules = excluded.rules,"
              + " looked = excluded.looked",
          ALL,
          now,
          day);
    }
    return identities;
  }
}
