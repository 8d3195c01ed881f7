package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.Server;
import org.learnwire.app.settings.SettingsFile;

/** What is done to a source besides its passes, from the command line. */
class OperationsIT {
  @TempDir Path folder;

  @Test
  void preview_reconcile_backfill_and_replay_as_a_user_types_them() throws IOException {
    try (DemoCompany company = DemoCompany.of(folder, 40, 6, 0)) {
      Workplace work =
          Workplace.reading(company, folder.resolve("work"))
              .with(
                  "    academy:\n",
                  "    academy:\n      raw: {keep: P30D}\n      freshness: PT24H\n");
      work.sync();
      Map<String, List<String>> before = work.rows();
      looksOnly(work);
      assertThat(work.rows()).as("looking changes no row").isEqualTo(before);
      Ran replayed = work.run("replay", "academy/grades", "--mapping", "--yes");
      assertThat(replayed.out()).contains("were voided").doesNotContain("Nothing was changed");
      assertThat(work.count("select count(*) from statement_link where reason = 'remapped'"))
          .isPositive();
      Ran backfill = work.run("backfill", "academy/grades");
      assertThat(backfill.exit()).as(backfill.all()).isZero();
      assertThat(backfill.out()).contains("academy").contains("grades").contains("done");
      assertThat(work.run("backfill", "--status").out()).contains("done");
      besideAServer(work);
    }
  }

  private static void looksOnly(Workplace work) {
    JsonNode shown = work.run("preview", "academy/grades", "--limit", "3", "--json").json();
    assertThat(shown.path("records")).hasSize(3);
    assertThat(shown.at("/records/0/record").isObject()).isTrue();
    Ran misspelt = work.run("preview", "academy/grade");
    assertThat(misspelt.exit()).isEqualTo(1);
    assertThat(misspelt.err()).contains("it has courses");
    JsonNode same = work.run("reconcile", "academy", "--json").json();
    assertThat(same.path("problems")).isEmpty();
    assertThat(same.path("findings"))
        .as("but for records that cannot be mapped, all is there")
        .allMatch(finding -> finding.path("detail").asText().contains("cannot be mapped"));
    Ran dry = work.run("replay", "academy/grades", "--mapping");
    assertThat(dry.out()).contains("would be voided").contains("Nothing was changed");
  }

  /** The server holds the data folder: it is told, and does it beside its passes. */
  private static void besideAServer(Workplace work) {
    try (Server server =
        Server.start(
            new SettingsFile(work.file(), java.time.Clock.systemUTC(), System::getenv)
                .read(java.util.Optional.empty()),
            0)) {
      Ran begun = work.run("backfill", "academy/grades");
      assertThat(begun.exit()).as(begun.all()).isZero();
      assertThat(begun.out()).contains("The server that runs on this data does it");
      assertThat(work.run("backfill", "academy/none").err()).contains("it has courses");
      assertThat(work.run("preview", "academy/grades", "--limit", "1").exit()).isZero();
    }
  }

  @Test
  void what_is_misspelt_is_named_with_what_to_write() throws IOException {
    try (DemoCompany company = DemoCompany.of(folder, 40, 6, 0)) {
      Path work = folder.resolve("work");
      for (String[] wrong :
          new String[][] {
            {"freshness: a day", "such as PT24H"},
            {"freshness: {gradez: PT24H}", "there is no stream gradez"},
            {"raw: {keep: 30}", "such as P30D"}
          }) {
        Ran ran =
            Workplace.reading(company, work.resolve(wrong[0].substring(0, 5) + wrong[1].length()))
                .with("    academy:\n", "    academy:\n      " + wrong[0] + "\n")
                .sync();
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains(wrong[1]).contains("learnwire.yaml:");
      }
    }
  }
}
