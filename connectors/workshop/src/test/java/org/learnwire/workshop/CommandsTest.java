package org.learnwire.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as they are typed. */
class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void a_new_connector_holds_its_contract_as_it_is() {
    assertThat(run("new", "acme-academy", "--in", folder.toString())).isZero();
    assertThat(out.toString()).contains("connectors test " + folder.resolve("acme-academy"));
    assertThat(folder.resolve("connector.schema.json")).isNotEmptyFile();

    assertThat(run("test", folder.resolve("acme-academy").toString())).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("held    acme-academy/completions/1-happy")
        .contains("held    acme-academy/coverage")
        .contains("n/a     acme-academy/message.send/7-replay: class none")
        .contains("9 held, 0 differ");
  }

  @Test
  void what_differs_is_named_with_its_file_and_the_exit_code_says_so() throws IOException {
    String acme = broken();

    assertThat(run("test", acme)).isEqualTo(2);
    assertThat(out.toString())
        .contains("DIFFERS acme/completions/1-happy")
        .contains(Path.of(acme, "fixtures/completions/1-happy.yaml").toString())
        .contains("mapped, number 1", "verbs/passed")
        .contains("held    acme/completions/2-empty")
        .contains("8 held, 1 differ");
  }

  @Test
  void the_same_as_json_for_scripts() throws IOException {
    assertThat(run("test", broken(), "--json")).isEqualTo(2);

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("held").asBoolean(true)).isFalse();
    assertThat(report.path("outcomes")).hasSize(9);
    assertThat(report.at("/outcomes/0/name").asText()).isEqualTo("acme/completions/1-happy");
    assertThat(report.at("/outcomes/0/held").asBoolean(true)).isFalse();
    assertThat(report.at("/outcomes/0/differences/0").asText()).contains("verbs/passed");
    assertThat(report.at("/outcomes/1/held").asBoolean()).isTrue();
    assertThat(report.at("/notApplicable/acme~1message.send~17-replay").asText()).contains("none");
  }

  @Test
  void a_part_of_it_can_be_held_alone() throws IOException {
    assertThat(run("test", broken(), "--only", "message.send/")).isZero();
    assertThat(out.toString()).contains("3 held, 0 differ").doesNotContain("completions");

    assertThat(run("test", folder.resolve("acme").toString(), "--only", "nothing")).isEqualTo(1);
    assertThat(err.toString())
        .contains("no conversation has \"nothing\"", "acme/message.send/1-happy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme", "9lives", "a", "acme_x", "../acme", "acme academy"})
  void a_bad_name_is_refused(String name) {
    assertThat(run("new", name, "--in", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("\"" + name + "\" is no name for a connector: use a-z");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_name_that_is_taken_is_refused_and_nothing_is_changed() throws IOException {
    assertThat(run("new", "moodle", "--in", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("moodle is a connector that Learnwire brings along");
    assertThat(folder).isEmptyDirectory();

    Files.createDirectories(folder.resolve("acme"));
    assertThat(run("new", "acme", "--in", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("acme is there already; nothing was changed");
    assertThat(folder.resolve("acme")).isEmptyDirectory();
  }

  @Test
  void a_folder_that_is_none_is_answered_with_what_to_do() throws IOException {
    assertThat(run("test", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("there is no folder", "connectors new NAME");

    assertThat(run("test", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("connector.yaml is missing");

    assertThat(run("test")).isEqualTo(1);
    assertThat(err.toString()).contains("FOLDER").doesNotContain("Exception");
  }

  @Test
  void an_unknown_word_of_the_manifest_is_answered_with_file_line_and_the_known_words()
      throws IOException {
    run("new", "acme", "--in", folder.toString());
    Path manifest = folder.resolve("acme/connector.yaml");
    Files.writeString(manifest, Files.readString(manifest).replace("    key:", "    keys:"));

    assertThat(run("test", folder.resolve("acme").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("connector.yaml:19", "keys", "known are", "occurredAt");
  }

  @Test
  void fixtures_that_are_no_yaml_are_named_with_their_line() throws IOException {
    run("new", "acme", "--in", folder.toString());
    Files.writeString(
        folder.resolve("acme/fixtures/completions/2-empty.yaml"), "say: x\nexpect: {a\n");

    assertThat(run("test", folder.resolve("acme").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("2-empty.yaml:3: is no YAML").doesNotContain("Exception");
  }

  private String broken() throws IOException {
    run("new", "acme", "--in", folder.toString());
    Path mapping = folder.resolve("acme/completion.jslt");
    Files.writeString(
        mapping, Files.readString(mapping).replace("verbs/completed", "verbs/passed"));
    out.getBuffer().setLength(0);
    return folder.resolve("acme").toString();
  }

  private int run(String... words) {
    CommandLine line = Workshop.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(words);
  }
}
