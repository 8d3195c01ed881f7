package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyRowsTest {
  @TempDir Path folder;

  @Test
  void an_insert_of_plain_values_becomes_one_of_many_with_what_follows_them() {
    String many = ManyRows.of("insert into t (a, b) values (?, ?) on conflict do nothing").get();
    assertThat(many).startsWith("insert into t (a, b) values (?, ?), (?, ?)");
    assertThat(many).endsWith("(?, ?) on conflict do nothing");
    assertThat(many.chars().filter(each -> each == '?').count()).isEqualTo(2L * ManyRows.TOGETHER);
    assertThat(ManyRows.of("insert into t (a) values (?)")).isPresent();
    assertThat(ManyRows.of("insert into t (a, b) values (?, lower(?))")).isEmpty();
    assertThat(ManyRows.of("insert into t (a) select ? where true")).isEmpty();
    assertThat(ManyRows.of("update t set a = ? where b = ?")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24, 25, 26, 50, 113})
  void each_row_of_a_batch_is_inserted_once_in_their_order(int size) {
    try (Database database = Database.open(folder, DatabaseOptions.standard())) {
      List<Object[]> rows =
          IntStream.range(0, size).mapToObj(i -> new Object[] {"reader-" + i, i}).toList();
      database.write(
          "many",
          tx -> {
            tx.batch(Rows.PUT, rows);
            tx.batch(Rows.PUT + " on conflict (reader) do update set position = 7", rows);
            return null;
          });
      List<String> found =
          database.read(
              tx ->
                  tx.list(
                      "select reader || ' ' || position from checkpoint order by rowid",
                      row -> row.getString(1)));
      assertThat(found)
          .containsExactlyElementsOf(
              IntStream.range(0, size).mapToObj(i -> "reader-" + i + " 7").toList());
    }
  }
}
