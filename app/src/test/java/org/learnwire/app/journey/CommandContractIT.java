package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts rely on: exit codes, the last line on stdout, and messages on stderr. */
class CommandContractIT {
  @TempDir static Path shared;
  private static DemoCompany company;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    company = DemoCompany.of(shared, 40, 6, 0);
  }

  @AfterAll
  static void stop() throws IOException {
    company.close();
  }

  @Test
  void sync_reports_every_stream_and_says_well_or_with_a_rest() {
    Workplace work = Workplace.reading(company, folder);
    Ran hr = work.sync("--only", "hr");
    assertThat(hr.exit()).isZero();
    assertThat(hr.stream("hr", "employees")).contains("read ", "stored ", "quarantined 0");
    assertThat(hr.out()).doesNotContain("academy");
    Ran all = work.sync();
    assertThat(all.exit()).as("one grade has no maximum").isEqualTo(2);
    assertThat(all.out()).containsPattern("(?m)^\\d+ statements, \\d+ decisions, written: ");
    JsonNode json = work.sync("--json").json();
    assertThat(json.path("statements").asLong()).isZero();
    assertThat(json.path("streams")).hasSizeGreaterThan(10);
    for (JsonNode stream : json.path("streams")) {
      assertThat(stream.path("read").asLong())
          .as(stream.toString())
          .isEqualTo(
              stream.path("stored").asLong()
                  + stream.path("unchanged").asLong()
                  + sum(stream.path("skipped"))
                  + sum(stream.path("quarantinedBy")));
      assertThat(stream.path("outcome").asText()).isEqualTo("complete");
      assertThat(stream.hasNonNull("lastSweep")).isTrue();
    }
    assertThat(json.path("problems")).isEmpty();
  }

  @Test
  void a_dry_run_changes_no_row_of_any_table_and_shows_the_same_plan_twice() {
    Workplace work =
        Workplace.demo(company, folder).with("writes: {mode: auto}", "writes: {mode: plan}");
    work.sync("--only", "hr");
    Map<String, List<String>> before = work.rows();
    JsonNode there = company.look("/state");
    work.run("plan");
    Ran first = work.sync("--dry-run", "--json");
    Ran second = work.sync("--dry-run", "--json");
    assertThat(first.exit()).isEqualTo(2);
    assertThat(work.rows()).isEqualTo(before);
    assertThat(first.json().path("plan")).isNotEmpty().isEqualTo(second.json().path("plan"));
    assertThat(company.goals()).isEmpty();
    for (String kept : List.of("goals", "comments", "messages", "things")) {
      assertThat(company.look("/state").path(kept)).as(kept).isEqualTo(there.path(kept));
    }
    Ran text = work.sync("--dry-run");
    assertThat(text.out()).contains("changes wait");
  }

  @Test
  void demo_once_ends_with_one_line_of_json_and_a_second_call_does_nothing() {
    Workplace work = Workplace.demo(company, folder);
    Ran first = work.run("demo", "--once", "--json");
    assertThat(first.exit()).isZero();
    assertThat(first.out().strip().lines()).hasSize(1);
    JsonNode json = first.json();
    assertThat(names(json))
        .containsExactlyInAnyOrder("statements", "decisions", "receipts", "quarantined", "seconds");
    assertThat(names(json.path("receipts"))).containsExactly("done", "refused", "unknown");
    assertThat(json.path("statements").asLong()).isPositive();
    assertThat(json.path("decisions").asLong()).isPositive();
    JsonNode second = work.run("demo", "--once", "--json").json();
    assertThat(second.path("statements").asLong()).isZero();
    assertThat(second.path("receipts").path("done").asLong()).isZero();
    assertThat(second.path("receipts").path("refused").asLong()).isZero();
  }

  @Test
  void connectors_are_listed_for_people_and_for_scripts() {
    Ran text = Ran.of("connectors");
    assertThat(text.exit()).isZero();
    assertThat(text.out()).contains("moodle", "bamboohr", "slack", "goal.create");
    JsonNode json = Ran.of("connectors", "--json").json();
    assertThat(json).hasSizeGreaterThan(3);
    assertThat(text.out()).contains("supported", "inferred", "documented", "lookup");
    for (JsonNode connector : json) {
      assertThat(names(connector)).contains("name", "kind", "support", "streams", "writes");
      for (JsonNode write : connector.path("writes")) {
        assertThat(names(write)).contains("name", "class", "verified");
      }
      for (JsonNode stream : connector.path("streams")) {
        assertThat(names(stream)).contains("name", "verified");
      }
    }
  }

  @Test
  void a_credential_is_printed_once_and_kept_as_a_hash_that_only_its_owner_reads()
      throws Exception {
    Path data = folder.resolve("data");
    Ran added =
        Ran.of("lrs", "credentials", "add", "--data", data.toString(), "--name", "mo", "--json");
    assertThat(added.exit()).isZero();
    assertThat(names(added.json())).containsExactly("key", "secret");
    Path file = data.resolve("lrs-credentials.yaml");
    assertThat(Files.readString(file))
        .contains(added.json().path("key").asText(), "$2")
        .doesNotContain(added.json().path("secret").asText());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Ran again =
        Ran.of("lrs", "credentials", "add", "--data", data.toString(), "--name", "li", "--json");
    assertThat(again.json().path("secret")).isNotEqualTo(added.json().path("secret"));
    assertThat(again.all()).doesNotContain(added.json().path("secret").asText());
  }

  @Test
  void another_host_than_this_machine_is_refused() {
    Workplace work = Workplace.demo(company, folder);
    for (String command : List.of("run", "demo")) {
      Ran ran = work.run(command, "--host", "0.0.0.0");
      assertThat(ran.exit()).isEqualTo(1);
      ran.says("--host 0.0.0.0 (" + command + ")", "0.0.0.0", "127.0.0.1");
    }
    assertThat(work.data()).doesNotExist();
  }

  @Test
  void what_is_mistyped_is_named_with_what_is_known() {
    Ran command = Ran.of("snyc");
    assertThat(command.exit()).isEqualTo(1);
    command.says("unknown command", "snyc", "sync");
    Ran option = Ran.of("sync", "--dryrun");
    assertThat(option.exit()).isEqualTo(1);
    option.says("unknown option", "--dryrun", "--dry-run");
    Ran value = Ran.of("run", "--port", "many");
    assertThat(value.exit()).isEqualTo(1);
    value.says("no number", "--port", "many");
    Ran missing = Ran.of("lrs", "credentials", "add");
    assertThat(missing.exit()).isEqualTo(1);
    missing.says("missing option", "--name");
    Ran half = Ran.of("lrs");
    assertThat(half.exit()).isEqualTo(1);
    half.says("half a command", "credentials");
    Ran file = Ran.of("sync", "-c", folder.resolve("nothing.yaml").toString());
    assertThat(file.exit()).isEqualTo(1);
    file.says("missing file", "nothing.yaml", "-c FILE");
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.asLong();
    }
    return sum;
  }

  private static Set<String> names(JsonNode json) {
    Set<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
