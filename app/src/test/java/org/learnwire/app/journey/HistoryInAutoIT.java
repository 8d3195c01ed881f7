package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve months of completions come in while every connection writes by itself: nothing is decided
 * on them, then or when they are mapped anew, and the program says how many there were.
 */
class HistoryInAutoIT {
  private static final int MONTHS = 12;

  @TempDir Path folder;

  @Test
  void a_year_that_is_taken_in_and_mapped_anew_acts_on_nothing() throws IOException {
    try (DemoCompany company = DemoCompany.small(folder)) {
      Path files = Files.createDirectories(folder.resolve("files"));
      Workplace work =
          Workplace.reading(company, folder.resolve("work"))
              .with("issuers: {academy: acme,", "issuers: {academy: acme, archive: acme,")
              .with("    kudos:\n", archive(files) + "    kudos:\n");
      work.sync();
      Files.writeString(
          work.folder().resolve("learning-map.csv"),
          "archive,c-1,old-talks,Talking,development,,,,,,,,,\n",
          StandardOpenOption.APPEND);
      long before = met(work);
      List<String> people =
          work.column(
              "select distinct employee_number from account where employee_number is not null"
                  + " order by employee_number limit 20");
      assertThat(people).hasSize(20);
      Files.writeString(
          files.resolve("people.csv"), "employee_id\n" + String.join("\n", people) + "\n");
      Files.writeString(files.resolve("completions.csv"), completions(people));

      JsonNode taken = work.sync("--json").json();

      assertThat(taken.path("statements").asLong()).isEqualTo(20L * MONTHS);
      actedOnNothing(work, taken);
      assertThat(met(work) - before)
          .as("every one of them is counted for the rule that proposes goals")
          .isEqualTo(20L * MONTHS);
      assertThat(taken.path("contextOnly").asLong()).isGreaterThanOrEqualTo(20L * MONTHS);

      Ran replay = work.run("replay", "archive/completions", "--mapping", "--yes");
      assertThat(replay.exit()).as(replay.all()).isZero();
      JsonNode after = work.sync("--json").json();
      assertThat(work.count("select count(*) from statement_link where reason = 'remapped'"))
          .isEqualTo(20L * MONTHS);
      actedOnNothing(work, after);
      assertThat(met(work) - before).as("and counted once").isEqualTo(20L * MONTHS);
    }
  }

  private static void actedOnNothing(Workplace work, JsonNode report) {
    assertThat(report.path("decisions").asLong()).isZero();
    assertThat(report.at("/receipts/done").asLong()).isZero();
    assertThat(work.count("select count(*) from entry")).isZero();
  }

  private static long met(Workplace work) {
    return work.count(
        "select coalesce(sum(statements), 0) from rule_context"
            + " where rule = 'propose-development-goal' and why = 'before-active-from'");
  }

  private static String archive(Path files) {
    return """
        archive:
          connector: csv
          settings: {folder: "%s", site: "https://acme.test", settle: PT0S}
          raw: {keep: P400D}
    """
        .formatted(files)
        .indent(0);
  }

  private static String completions(List<String> people) {
    StringBuilder csv = new StringBuilder("employee_id,course_id,completed_at\n");
    for (int month = 1; month <= MONTHS; month++) {
      LocalDate day = LocalDate.now().minusMonths(month);
      people.forEach(each -> csv.append(each).append(",c-1,").append(day).append('\n'));
    }
    return csv.toString();
  }
}
