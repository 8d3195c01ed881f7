package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.sandbox.state.Wish;
import picocli.CommandLine;

class SandboxCommandTest {

  @TempDir Path folder;
  private String said;

  @Test
  void another_host_than_loopback_is_refused() {
    assertThat(run("--host=0.0.0.0")).isEqualTo(2);
    assertThat(said).contains("--host 0.0.0.0 is refused").contains("127.0.0.1");
  }

  @Test
  void too_small_a_company_says_how_small_it_may_be() {
    assertThat(run("--people=5", "--port=0")).isEqualTo(1);
    assertThat(said).contains("--people must be at least 40").contains("got 5");
  }

  @Test
  void a_port_in_use_is_named() throws IOException {
    try (SandboxServer server = SandboxServer.start(0, folder, Wish.any(), 0)) {
      String port = server.url().replaceFirst(".*:", "");
      assertThat(run("--port=" + port)).isEqualTo(1);
      assertThat(said).contains("could not start on port " + port);
    }
  }

  private int run(String... options) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      List<String> all = new ArrayList<>(List.of(options));
      all.add("--data=" + folder.resolve("other"));
      return new CommandLine(new Sandbox()).execute(all.toArray(String[]::new));
    } finally {
      System.setErr(before);
      said = err.toString(StandardCharsets.UTF_8);
    }
  }
}
