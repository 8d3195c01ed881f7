package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What backup and restore promise, on every database. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class BackupContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TERM = "insert into term (value) values (?)";

  @TempDir Path folder;

  abstract DatabasePlace place(Path data);

  /** A place for the other kind of database. */
  abstract DatabasePlace otherPlace(Path data);

  @Test
  void a_backup_taken_while_many_write_is_one_moment_of_them() throws Exception {
    DatabasePlace live = place(folder.resolve("live"));
    Path file = folder.resolve("backups/under-load.backup");
    Map<String, List<String>> after;
    try (Database database = live.open(DatabaseOptions.standard())) {
      AtomicBoolean writing = new AtomicBoolean(true);
      AtomicLong written = new AtomicLong();
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        writers.add(CompletableFuture.runAsync(() -> write(database, writing, written)));
      }
      await().until(() -> written.get() > 100);
      live.backup(file);
      long then = written.get();
      await().until(() -> written.get() > then + 20);
      writing.set(false);
      writers.forEach(CompletableFuture::join);
      after = rows(database);
    }
    DatabasePlace restored = place(folder.resolve("restored"));
    restored.restore(file);
    try (Database database = restored.open(DatabaseOptions.standard())) {
      Map<String, List<String>> moment = rows(database);
      int events = moment.get("journal").size();
      assertThat(events).isGreaterThan(100).isLessThan(after.get("journal").size());
      assertThat(moment.get("journal")).isEqualTo(after.get("journal").subList(0, events));
      // each unit wrote one event and one key, and moved the clock: none is there in part
      assertThat(moment.get("statement_key")).hasSize(events);
      long last = database.write("next", tx -> tx.allot(1, NOON).position(0));
      assertThat(last).isEqualTo(events + 1);
    }
  }

  @Test
  void what_is_restored_equals_row_by_row_and_goes_on() throws Exception {
    DatabasePlace live = place(folder.resolve("live"));
    Path file = folder.resolve("all.backup");
    Map<String, List<String>> before = filled(live, file);
    for (DatabasePlace place :
        List.of(place(folder.resolve("same")), otherPlace(folder.resolve("other")))) {
      place.restore(file);
      try (Database database = place.open(DatabaseOptions.standard())) {
        assertThat(rows(database)).isEqualTo(before);
        Instant early = NOON.minusSeconds(60);
        Allotment next = database.write("next", tx -> tx.allot(1, early));
        assertThat(next.position(0)).isEqualTo(8);
        assertThat(next.stored(0)).isAfter(NOON);
        assertThat(database.consistentThrough(Clock.fixed(NOON, ZoneOffset.UTC)))
            .isAfterOrEqualTo(next.stored(0));
        assertThat(database.<Long>write("term", tx -> tx.insert(TERM, "vnext"))).isEqualTo(4);
      }
    }
  }

  private static Map<String, List<String>> filled(DatabasePlace live, Path file) {
    try (Database database = live.open(DatabaseOptions.standard())) {
      database.write(
          "fill",
          tx -> {
            Allotment seven = tx.allot(7, NOON);
            for (int i = 0; i < 7; i++) {
              append(tx, seven, i);
            }
            for (String value : List.of("va", "vb", "añ✓")) {
              tx.insert(TERM, value);
            }
            return tx.update(Rows.PUT, "rules", 5);
          });
      live.backup(file);
      return rows(database);
    }
  }

  @Test
  void nothing_is_overwritten_and_what_is_no_backup_is_refused() throws IOException {
    DatabasePlace live = place(folder.resolve("live"));
    Path file = folder.resolve("all.backup");
    Map<String, List<String>> before = filled(live, file);
    assertThatThrownBy(() -> live.backup(file)).hasMessageContaining("is there already");
    assertThatThrownBy(() -> live.restore(file))
        .hasMessageContaining("already holds a database")
        .hasMessageContaining("Name an empty one");
    Path text = Files.writeString(folder.resolve("text"), "hello");
    DatabasePlace empty = place(folder.resolve("empty"));
    assertThatThrownBy(() -> empty.restore(text)).hasMessageContaining("is no backup");
    byte[] damaged = Files.readAllBytes(file);
    Arrays.fill(damaged, 4096, damaged.length / 2, (byte) 7);
    Path broken = Files.write(folder.resolve("broken"), damaged);
    assertThatThrownBy(() -> empty.restore(broken)).hasMessageContaining("cannot be restored");
    empty.restore(file);
    try (Database database = live.open(DatabaseOptions.standard())) {
      assertThat(rows(database)).isEqualTo(before);
    }
  }

  private static void write(Database database, AtomicBoolean writing, AtomicLong written) {
    while (writing.get()) {
      database.write(
          "one",
          tx -> {
            append(tx, tx.allot(1, NOON), 0);
            return 0;
          });
      written.incrementAndGet();
    }
  }

  private static void append(Tx tx, Allotment allotment, int nth) throws SQLException {
    long position = allotment.position(nth);
    Instant stored = allotment.stored(nth);
    Journal.Entry entry =
        new Journal.Entry(position, Journal.Kind.Tick, "day", Origin.SOURCE, stored, "{}");
    Journal.append(tx, List.of(entry));
    byte[] id = new byte[16];
    ByteBuffer.wrap(id).putLong(position).putLong(-1);
    tx.update("insert into statement_key (id, position) values (?, ?)", id, position);
  }

  /** Every row of every table, sorted. */
  static Map<String, List<String>> rows(Database database) {
    return database.read(
        tx -> {
          Map<String, List<String>> rows = new TreeMap<>();
          for (Map.Entry<String, List<String>> table : TableCopy.tables(tx).entrySet()) {
            String columns = "\"" + String.join("\", \"", table.getValue()) + "\"";
            int size = table.getValue().size();
            List<String> all =
                tx.list(
                    "select " + columns + " from " + table.getKey() + " order by " + columns,
                    row -> text(row, size));
            rows.put(table.getKey(), all);
          }
          rows.get("journal").sort(Comparator.comparingLong(BackupContract::position));
          return rows;
        });
  }

  private static long position(String row) {
    return Long.parseLong(row.split(" \\| ")[3]);
  }

  private static String text(ResultSet row, int size) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= size; i++) {
      Object value = row.getObject(i);
      text.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
          .append(" | ");
    }
    return text.toString();
  }
}
