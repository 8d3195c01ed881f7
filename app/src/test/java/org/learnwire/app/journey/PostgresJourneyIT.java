package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabasePlace;
import org.learnwire.database.PostgresTarget;
import org.learnwire.database.TestPostgres;

/** The whole journey on PostgreSQL comes to the same as on SQLite. */
class PostgresJourneyIT {
  private static final List<String> COUNTS =
      List.of(
          "select count(*) from statement where origin = 'source'",
          "select count(*) from statement where origin <> 'source'",
          "select count(*) from statement where voided = 1",
          "select count(*) from person",
          "select count(*) from account",
          "select count(*) from entry",
          "select count(*) from quarantine",
          "select count(*) from source_item",
          "select count(*) from correlation",
          "select count(distinct person_id) from rule_state");

  @TempDir Path folder;

  @Test
  void two_passes_on_postgresql_leave_what_two_passes_on_sqlite_leave() throws Exception {
    PostgresTarget target = TestPostgres.freshDatabase();
    Map<String, Long> sqlite;
    try (DemoCompany company = DemoCompany.small(folder.resolve("one"))) {
      Workplace work = Workplace.demo(company, folder.resolve("sqlite"));
      ok(work.sync());
      ok(work.sync());
      sqlite = counts(DatabasePlace.in(work.data()));
    }
    try (DemoCompany company = DemoCompany.small(folder.resolve("two"))) {
      Workplace work = onPostgres(company, target);
      ok(work.sync());
      Map<String, Long> first = counts(new DatabasePlace(work.data(), target));
      ok(work.sync());
      assertThat(Files.exists(work.data().resolve("learnwire.db"))).isFalse();
      assertThat(counts(new DatabasePlace(work.data(), target))).isEqualTo(sqlite);
      assertThat(first.get(COUNTS.get(0))).isEqualTo(sqlite.get(COUNTS.get(0)));
      ok(work.run("plan"));
      ok(work.run("check"));
      ok(work.sync("--dry-run"));
      assertThat(counts(new DatabasePlace(work.data(), target))).isEqualTo(sqlite);
    }
  }

  /** The small company has records that are kept in quarantine: its passes say so with 2. */
  private static void ok(Ran ran) {
    assertThat(ran.exit()).as(ran.all()).isIn(0, 2);
    assertThat(ran.all()).doesNotContain("failed");
  }

  private Workplace onPostgres(DemoCompany company, PostgresTarget target) {
    return Workplace.demo(company, folder.resolve("postgres"))
        .with(
            "  company:",
            "  database: {url: \"%s\", user: %s, password: %s}\n  company:"
                .formatted(target.url(), target.user(), target.password()));
  }

  private static Map<String, Long> counts(DatabasePlace place) {
    try (Database database = place.openReadOnly()) {
      return database.read(
          tx -> {
            Map<String, Long> counts = new TreeMap<>();
            for (String sql : COUNTS) {
              counts.put(sql, tx.one(sql, row -> row.getLong(1)).orElseThrow());
            }
            return counts;
          });
    }
  }
}
