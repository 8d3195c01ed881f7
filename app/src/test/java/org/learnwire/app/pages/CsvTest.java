package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49 30 1234", "-2", "@SUM(A1)", "\tx", "\rx"})
  void a_cell_that_a_spreadsheet_would_run_is_written_as_text_and_read_back_unchanged(String cell) {
    assertThat(Csv.safe(cell)).isEqualTo("'" + cell);
    assertThat(Csv.unsafe(Csv.safe(cell))).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "'quoted'", "", "a=b"})
  void any_other_cell_is_left_alone(String cell) {
    assertThat(Csv.safe(cell)).isEqualTo(cell);
    assertThat(Csv.unsafe(cell)).isEqualTo(cell);
  }

  @Test
  void commas_quotes_and_line_ends_stay_inside_their_cell() {
    String text = Csv.write(List.of("a", "b"), List.of(List.of("x, y", "say \"so\"\nthen")));

    assertThat(text).isEqualTo("\uFEFFa,b\r\n\"x, y\",\"say \"\"so\"\"\nthen\"\r\n");
  }

  @Test
  void the_plan_as_csv_says_the_change_and_runs_nothing() {
    Wording wording = new Wording(new Texts(ZoneOffset.UTC));
    EntryView goal = AcmeEntries.all().get(1);

    String text = PlanCsv.of(List.of(goal), wording);

    assertThat(text.lines().skip(1).findFirst().orElseThrow())
        .contains("E1003")
        .contains("Goal “Lead a retrospective”; progress: 40 % → 60 %")
        .startsWith("\"\",")
        .endsWith(",to approve");
  }
}
