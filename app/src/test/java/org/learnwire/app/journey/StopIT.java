package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C or SIGTERM in mid-pass: one plain line, nothing alarming, and the next pass goes on. */
class StopIT {
  private static final String STOPPED = "the pass was stopped; the next one goes on from there";

  @TempDir Path folder;
  private DemoCompany company;
  private Workplace work;

  @BeforeEach
  void start() throws IOException {
    company = DemoCompany.of(folder.resolve("company"), 40, 6, 30);
    work = Workplace.reading(company, folder.resolve("work"));
    assertThat(work.run("plan").exit()).as("the settings are written").isEqualTo(1);
  }

  @AfterEach
  void end() throws IOException {
    company.close();
  }

  @Test
  void a_sync_that_is_stopped_says_so_and_the_next_one_goes_on() throws Exception {
    stoppedInMidPass("sync", "-c", work.file().toString());
  }

  @Test
  void a_server_that_is_stopped_says_so_and_the_next_pass_goes_on() throws Exception {
    stoppedInMidPass("run", "-c", work.file().toString(), "--port", "0");
  }

  private void stoppedInMidPass(String... words) throws Exception {
    CommandProcess process = CommandProcess.start(folder, company.url(), words);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> company.look("/state").path("calls").path("moodle").size() >= 4);
    process.stop();
    String said = process.out() + process.err();
    assertThat(said.lines().filter(line -> line.contains(STOPPED))).as(said).hasSize(1);
    assertThat(said)
        .doesNotContain("Failed delivery", "a pass failed", "nterrupted", "xception", " failed ")
        .doesNotContain("ERROR");
    assertThat(work.column("select outcome from stream_run where outcome not in ('complete')"))
        .isSubsetOf(List.of("stopped"));

    work.sync();
    assertThat(work.count("select count(*) from statement where origin = 'source'"))
        .isEqualTo(undisturbed());
  }

  private long undisturbed() {
    Workplace other = Workplace.reading(company, folder.resolve("undisturbed"));
    other.sync();
    return other.statements().size();
  }
}
