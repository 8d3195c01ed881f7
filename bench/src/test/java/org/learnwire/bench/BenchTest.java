package org.learnwire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line says when it cannot measure. */
class BenchTest {
  private final StringWriter said = new StringWriter();

  @TempDir Path folder;

  @Test
  void growth_begins_in_an_empty_folder() throws Exception {
    Files.writeString(folder.resolve("something"), "there");

    assertThat(run("growth", "--data", folder.toString())).isEqualTo(1);

    assertThat(said.toString()).contains("is not empty", "name a new folder");
  }

  @Test
  void a_part_that_is_misspelt_is_named_with_the_known_ones() {
    assertThat(run("lrs", "--url", "http://127.0.0.1:1/xapi", "--only", "batch")).isEqualTo(2);

    assertThat(said.toString()).contains("'batch'", "batches8", "queries");
  }

  @Test
  void a_credential_is_asked_for_by_the_names_of_its_variables() {
    assertThat(run("lrs", "--url", "http://127.0.0.1:1/xapi")).isEqualTo(1);

    assertThat(said.toString()).contains("LRS_KEY", "LRS_SECRET");
  }

  @Test
  void the_bound_on_postgresql_asks_for_user_and_password() {
    String url = "jdbc:postgresql://127.0.0.1:1/none";

    assertThat(run("bound", "--data", folder.toString(), "--jdbc", url)).isEqualTo(1);

    assertThat(said.toString()).contains("LEARNWIRE_DB_USER", "LEARNWIRE_DB_PASSWORD");
  }

  private int run(String... words) {
    CommandLine line = Bench.commandLine();
    line.setErr(new PrintWriter(said, true));
    return line.execute(words);
  }
}
