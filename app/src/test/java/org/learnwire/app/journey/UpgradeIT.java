package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.Tx;

/**
 * Data folders that versions before wrote, with their sandboxes: 60 people, two passes. This
 * version finds everything again and goes on from there. {@code previous} has the tables of V1,
 * {@code previous-2} those of V2, with two people's choices.
 */
class UpgradeIT {
  private static final String TERMS_BEFORE =
      "select st.role, t.value, st.position from statement_term st join term t on t.id = st.term_id"
          + " where st.role < 7";
  private static final String TERMS =
      "select t.value, st.position from statement_term st join term t on t.id = st.term_id";
  private static final List<String> SAME =
      List.of(
          "select position || ' ' || kind || subject || origin || recorded || body from journal"
              + " order by position",
          "select position || ' ' || id || stored || ' ' || timestamp || origin || source ||"
              + " history || voided || version || body from statement order by position",
          "select position || id || state || fields || because || coalesce(remote_id, '') from"
              + " entry order by position",
          "select reader || position from checkpoint order by reader",
          "select person_id || state from rule_state order by person_id",
          "select old_id || new_id || reason from statement_link order by 1");

  private static final String ITEM =
      "item_key || scope || generation || version || ordinal || coalesce(watch, '') ||"
          + " coalesce(statement_id, '') || coalesce(kept, '') || changed || coalesce(gone, '')";
  private static final String ITEMS_BEFORE =
      "select connection_id || stream || " + ITEM + " from source_item order by 1";
  private static final String ITEMS =
      "select connection_id || stream || "
          + ITEM
          + " from source_item join source_stream s on s.id = source_id order by 1";

  private static final String SAID_TWICE =
      "select count(*) - count(distinct json_extract(body, '$.actor') || json_extract(body, '$.verb.id')"
          + " || json_extract(body, '$.object.id') || timestamp) from statement"
          + " where origin = 'source' and voided = 0";

  private static final String GOALS =
      "select id || ' ' || remote_id from entry where write_name = 'goal.create'"
          + " and remote_id is not null order by 1";

  @TempDir Path folder;

  private void unpack(String version) throws IOException {
    Files.createDirectories(folder.resolve("work/data"));
    Files.createDirectories(folder.resolve("sandbox"));
    unzip(version + "/learnwire.db", folder.resolve("work/data/learnwire.db"));
    unzip(version + "/journal.jsonl", folder.resolve("sandbox/journal.jsonl"));
    try (InputStream in = UpgradeIT.class.getResourceAsStream(version + "/company.json")) {
      Files.copy(in, folder.resolve("sandbox/company.json"));
    }
  }

  private static void unzip(String name, Path to) throws IOException {
    try (InputStream in = UpgradeIT.class.getResourceAsStream(name + ".gz");
        InputStream plain = new GZIPInputStream(in)) {
      Files.copy(plain, to);
    }
  }

  @Test
  void every_row_position_and_term_of_the_first_version_is_there() throws IOException {
    unpack("previous");
    Path data = folder.resolve("work/data");
    Map<String, TreeSet<Long>> terms;
    Map<String, String> keys;
    List<List<String>> before;
    List<String> items;
    try (Database old = Database.openReadOnly(data)) {
      before = old.read(UpgradeIT::same);
      items = old.read(tx -> tx.list(ITEMS_BEFORE, row -> row.getString(1)));
      terms = old.read(UpgradeIT::termsBefore);
      keys = old.read(tx -> pairs(tx, "select replace(id, '-', ''), hash from statement_key"));
    }
    assertThat(keys).hasSize(1767);
    assertThat(items).isNotEmpty();
    try (Database database = Database.open(data, DatabaseOptions.standard())) {
      assertThat(database.read(UpgradeIT::same)).isEqualTo(before);
      List<String> itemsNow = database.read(tx -> tx.list(ITEMS, row -> row.getString(1)));
      assertThat(itemsNow).isEqualTo(items);
      assertThat(database.read(UpgradeIT::terms)).isEqualTo(terms);
      String hashes =
          "select lower(hex(k.id)), lower(hex(s.hash)) from statement_key k"
              + " join statement s on s.position = k.position";
      Map<String, String> now = database.read(tx -> pairs(tx, hashes));
      assertThat(now).isEqualTo(keys);
      assertThat(database.<Long>write("next", UpgradeIT::next)).isEqualTo(1893);
    }
  }

  @Test
  void every_column_of_every_table_of_the_second_version_is_there() throws IOException {
    unpack("previous-2");
    Path data = folder.resolve("work/data");
    Map<String, List<String>> before;
    try (Database old = Database.openReadOnly(data)) {
      before = old.read(tx -> contents(tx, columns(tx)));
    }
    assertThat(before).containsKeys("statement", "person_choice", "rule_state", "entry_step");
    Map<String, List<String>> columns;
    try (Database old = Database.openReadOnly(data)) {
      columns = old.read(UpgradeIT::columns);
    }
    try (Database database = Database.open(data, DatabaseOptions.standard())) {
      Map<String, List<String>> now = database.read(tx -> contents(tx, columns));
      assertThat(now).isEqualTo(before);
    }
  }

  /** The columns of each table but Flyway's own, which grows by what it has done. */
  private static Map<String, List<String>> columns(Tx tx) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    tx.each(
        "select t.name, c.name from sqlite_master t, pragma_table_info(t.name) c"
            + " where t.type = 'table' and t.name not like 'flyway%' and t.name not like 'sqlite%'"
            + " order by 1, c.cid",
        row ->
            columns
                .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                .add("quote(\"" + row.getString(2) + "\")"));
    return columns;
  }

  private static Map<String, List<String>> contents(Tx tx, Map<String, List<String>> columns)
      throws SQLException {
    Map<String, List<String>> contents = new TreeMap<>();
    for (Map.Entry<String, List<String>> table : columns.entrySet()) {
      String row = String.join(" || ',' || ", table.getValue());
      String sql = "select " + row + " from \"" + table.getKey() + "\" order by 1";
      contents.put(table.getKey(), tx.list(sql, r -> r.getString(1)));
    }
    return contents;
  }

  /**
   * The fixtures' second pass could not see seven attempts at a quiz, since none was the best one:
   * the first sweep of a later day brings them; on the fixture's own day nothing is new.
   */
  @ParameterizedTest
  @ValueSource(strings = {"previous", "previous-2"})
  void a_pass_goes_on_without_doubling_anything(String version) throws Exception {
    unpack(version);
    try (DemoCompany company = DemoCompany.kept(folder)) {
      Workplace work = Workplace.demo(company, folder.resolve("work"));
      List<String> statements = work.statements();
      List<String> goals = work.column(GOALS);
      long saidTwice = work.count(SAID_TWICE);
      assertThat(work.sync("--sweep").exit()).isIn(0, 2);
      List<String> found = work.statements();
      assertThat(found)
          .containsAll(statements)
          .hasSizeBetween(statements.size(), statements.size() + 7);
      assertThat(work.count(SAID_TWICE)).isEqualTo(saidTwice);
      assertThat(work.sync("--sweep").exit()).isIn(0, 2);
      assertThat(work.statements()).isEqualTo(found);
      assertThat(work.column(GOALS)).containsAll(goals);
      company.goals().forEach((person, own) -> assertThat(own).as(person).doesNotHaveDuplicates());
    }
  }

  private static long next(Tx tx) throws SQLException {
    return tx.allot(1, Instant.EPOCH).position(0);
  }

  private static List<List<String>> same(Tx tx) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    for (String sql : SAME) {
      all.add(tx.list(sql, row -> row.getString(1)));
    }
    return all;
  }

  private static Map<String, String> pairs(Tx tx, String sql) throws SQLException {
    Map<String, String> pairs = new TreeMap<>();
    tx.each(sql, row -> pairs.put(row.getString(1), row.getString(2)));
    return pairs;
  }

  /** Under which positions each term was found, by the role's letter. */
  private static Map<String, TreeSet<Long>> termsBefore(Tx tx) throws SQLException {
    Map<String, TreeSet<Long>> found = new TreeMap<>();
    tx.each(
        TERMS_BEFORE,
        row ->
            found
                .computeIfAbsent(" avcrAC".charAt(row.getInt(1)) + row.getString(2), t -> set())
                .add(row.getLong(3)));
    return found;
  }

  /** The same now: who asks for the related ones is given the direct ones too. */
  private static Map<String, TreeSet<Long>> terms(Tx tx) throws SQLException {
    Map<String, TreeSet<Long>> found = new TreeMap<>();
    tx.each(
        TERMS,
        row -> {
          String term = row.getString(1);
          char letter = term.charAt(0);
          found.computeIfAbsent(term, t -> set()).add(row.getLong(2));
          if (letter == 'a' || letter == 'c') {
            String related = Character.toUpperCase(letter) + term.substring(1);
            found.computeIfAbsent(related, t -> set()).add(row.getLong(2));
          }
          return 0;
        });
    return found;
  }

  private static TreeSet<Long> set() {
    return new TreeSet<>();
  }
}
