package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnwire.app.pages.Observations.Observation;
import org.learnwire.ltitool.pages.LoopView.Seen;

class ObservationImportTest {
  private static final String HEADER =
      "observed-at,observer,learner,course,practice-task,applied,note\n";
  private static final String TASK = "DC-1,Name the disagreement before you solve it";

  private final Acme acme = new Acme();

  @Test
  void a_good_file_becomes_observations() {
    ObservationImport upload =
        read(HEADER + "2026-11-20,rossi@acme.test,E1003," + TASK + ",yes,Calm and clear\n");

    assertThat(upload.problems()).isEmpty();
    assertThat(upload.observations())
        .containsExactly(
            new Observation(
                LocalDate.of(2026, 11, 20),
                "rossi@acme.test",
                "E1003",
                acme.practices().get(1),
                Seen.YES,
                "Calm and clear"));
  }

  @Test
  void what_worked_in_part_is_neither_a_yes_nor_a_no() {
    ObservationImport upload =
        read(
            HEADER
                + ("2026-11-20,rossi@acme.test,E1003," + TASK + ",Partly,A start\n")
                + ("2026-11-21,rossi@acme.test,E1003," + TASK + ",not yet,Soon\n"));

    assertThat(upload.observations())
        .extracting(Observation::applied)
        .containsExactly(Seen.PARTLY, Seen.NO);
  }

  @Test
  void one_bad_row_refuses_the_whole_file_and_every_bad_row_is_named() {
    ObservationImport upload =
        read(
            HEADER
                + ("2026-11-20,rossi@acme.test,E1003," + TASK + ",yes,Good\n")
                + ("20.11.2026,rossi@acme.test,E1003," + TASK + ",yes,Bad date\n")
                + ("2026-11-20,rossi@acme.test,E9999," + TASK + ",perhaps,Nobody\n"));

    assertThat(upload.observations()).isEmpty();
    assertThat(upload.rows()).isEqualTo(3);
    assertThat(upload.wrongLines()).isEqualTo(2);
    assertThat(upload.problems())
        .extracting(LineProblem::line, problem -> problem.problem().field())
        .containsExactly(tuple(3, "observed-at"), tuple(4, "learner"), tuple(4, "applied"));
    assertThat(upload.problems().get(0).problem())
        .isEqualTo(
            new Problem(
                "observed-at",
                "“20.11.2026” is not a date.",
                "Write it as year-month-day: 2026-11-22."));
  }

  @Test
  void a_line_is_the_line_of_the_file_even_after_notes_of_several_lines() {
    ObservationImport upload =
        read(
            HEADER
                + ("2026-11-20,rossi@acme.test,E1003," + TASK + ",yes,\"One\ntwo\nthree\"\n")
                + "\n"
                + ("2026-11-20,rossi@acme.test,E9999," + TASK + ",yes,Nobody\n"));

    assertThat(upload.problems()).extracting(LineProblem::line).containsExactly(6);
  }

  @Test
  void a_note_that_looks_like_a_formula_stays_the_text_it_is() {
    ObservationImport upload =
        read(
            HEADER
                + ("2026-11-20,rossi@acme.test,E1003," + TASK + ",yes,=1+1\n")
                + ("2026-11-20,rossi@acme.test,E1004," + TASK + ",yes,'=1+1\n"));

    assertThat(upload.observations()).extracting(Observation::note).containsOnly("=1+1");
  }

  @Test
  void a_spreadsheet_with_semicolons_a_byte_order_mark_and_windows_line_ends_is_read() {
    String file =
        (HEADER + "2026-11-20T10:15:00Z,rossi@acme.test,e1003," + TASK + ",Not yet,Not this time\n")
            .replace(',', ';')
            .replace("\n", "\r\n");
    UploadedText text = UploadedText.of(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8));

    ObservationImport upload = read(text.text());

    assertThat(upload.problems()).isEmpty();
    assertThat(upload.observations()).extracting(Observation::applied).containsExactly(Seen.NO);
  }

  @Test
  void line_ends_that_a_form_adds_do_not_make_another_observation() {
    String file = HEADER + "2026-11-20,rossi@acme.test,E1003," + TASK + ",yes,\"One\ntwo\"\n";

    assertThat(read(file.replace("\n", "\r\n")).observations())
        .isEqualTo(read(file).observations());
  }

  @Test
  void an_unknown_and_a_missing_column_are_named_with_the_known_ones() {
    ObservationImport upload =
        read("observed-at,observer,learnr,course,practice-task,applied,note\n");

    assertThat(upload.problems())
        .extracting(problem -> problem.problem().what())
        .containsExactly("Unknown column “learnr”.", "Column “learner” is missing.");
    assertThat(upload.problems().get(0).problem().next()).contains("practice-task");
  }

  @Test
  void a_course_and_a_task_that_the_learning_map_does_not_have_are_answered_with_those_it_has() {
    ObservationImport upload =
        read(
            HEADER
                + "2026-11-20,rossi@acme.test,E1003,XX-9,Anything,yes,\n"
                + "2026-11-20,rossi@acme.test,E1003,dc-1,Anything,yes,\n");

    assertThat(upload.problems())
        .extracting(problem -> problem.problem().next())
        .containsExactly(
            "It has “DC-1”, “CB-2”, “RO-1”.",
            "It has “Open the refund call with the customer’s own words”,"
                + " “Name the disagreement before you solve it”.");
  }

  @Test
  void a_row_of_another_length_is_named() {
    ObservationImport upload = read(HEADER + "2026-11-20,rossi@acme.test,E1003\n");

    assertThat(upload.problems().get(0).problem().what())
        .isEqualTo("This row has 3 cells, the header 7.");
  }

  @Test
  void a_quotation_mark_that_is_never_closed_is_no_stack_trace() {
    ObservationImport upload =
        read(HEADER + "2026-11-20,rossi@acme.test,E1003," + TASK + ",yes,\"open\n");

    assertThat(upload.problems().get(0).problem().what()).contains("never closed");
    assertThat(upload.observations()).isEmpty();
  }

  @Test
  void a_file_without_rows_says_so() {
    assertThat(read(HEADER).problems().get(0).problem().what()).isEqualTo("The file has no rows.");
    assertThat(read("").problems()).isNotEmpty();
  }

  @Test
  void a_workbook_another_encoding_and_a_huge_file_are_recognised() {
    byte[] workbook = {'P', 'K', 3, 4};
    byte[] latin = "learner\nJürgen".getBytes(Charset.forName("windows-1252"));

    assertThat(what(workbook)).isEqualTo("This is a workbook, not a CSV file.");
    assertThat(what(latin)).isEqualTo("The file is not in UTF-8.");
    assertThat(what(new byte[UploadedText.MOST_BYTES + 1])).contains("larger than 512 KB");
    assertThat(what(new byte[0])).contains("empty");
  }

  @Test
  void more_rows_than_anyone_looks_at_are_refused() {
    String row = "2026-11-20,rossi@acme.test,E1003," + TASK + ",yes,\n";

    assertThat(read(HEADER + row.repeat(5001)).problems())
        .extracting(problem -> problem.problem().what())
        .contains("The file has more than 5,000 rows.");
  }

  @Test
  void the_file_we_offer_has_the_columns_we_read() {
    assertThat(read(Csv.write(ObservationImport.COLUMNS, List.of()).substring(1)).problems())
        .extracting(problem -> problem.problem().what())
        .containsExactly("The file has no rows.");
  }

  private static String what(byte[] file) {
    LineProblem problem = UploadedText.of(file).problem();
    return problem == null ? "" : problem.problem().what();
  }

  private ObservationImport read(String text) {
    return ObservationImport.of(text, acme, new ObservationCheck(acme, new Texts(ZoneOffset.UTC)));
  }
}
