package org.learnwire.app.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.ProgramPath;
import org.learnwire.app.settings.LrsReader;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.Scope;

/** The page for whoever runs the LRS: what it shows is run, in its order. */
class LrsUsersPageIT {
  private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir Path folder;

  private record Ran(int code, String output) {}

  @Test
  void everything_that_is_shown_works() throws Exception {
    String page = Files.readString(page());
    Path data = folder.resolve("lrs-data");
    Files.createDirectories(data);
    Files.writeString(data.resolve(LrsReader.FILE), yaml(page));
    Credentials credentials =
        Credentials.load(data.resolve("lrs-credentials.yaml"), Clock.systemUTC());
    NewCredential client = credentials.add("page");
    NewCredential admin =
        credentials.add(
            CredentialDraft.named("provisioning").withScopes(Set.of(Scope.CREDENTIALS)));
    program();
    Process server = server();
    try {
      String port = port(server);
      Map<String, String> environment =
          Map.of(
              "LRS_KEY", client.key(),
              "LRS_SECRET", client.secret(),
              "ADMIN_KEY", admin.key(),
              "ADMIN_SECRET", admin.secret());
      List<Ran> all = new ArrayList<>();
      for (String block : SHELL.matcher(page).results().map(m -> m.group(1)).toList()) {
        String script =
            block.replace(":8080", ":" + port).replace("curl -sN", "curl -sN --max-time 3");
        Ran ran = run(script, environment);
        assertThat(expected(block)).as(block + "\n" + ran.output()).contains(ran.code());
        all.add(ran);
      }
      check(all);
    } finally {
      server.destroy();
      server.waitFor(20, TimeUnit.SECONDS);
    }
  }

  /** A stream is cut off by curl's own limit; a target that is not there is in trouble. */
  private static List<Integer> expected(String block) {
    if (block.contains("/lrs/stream")) {
      return List.of(28);
    }
    return block.contains("forward status") ? List.of(0, 2) : List.of(0);
  }

  private void check(List<Ran> all) throws IOException {
    assertThat(all).hasSize(11);
    assertThat(all.get(0).output()).contains("secret: ");
    assertThat(all.get(1).output()).contains("\"statements\":[{").contains("ana@example.test");
    assertThat(all.get(2).output()).contains("secret: ");
    assertThat(all.get(3).output()).contains("\"secret\":").contains("\"name\":\"player\"");
    assertThat(all.get(4).output())
        .contains("\"accepted\":false,\"status\":400")
        .contains("\"path\":\"$.actor.mbox\"", "\"path\":\"$.verb.id\"");
    assertThat(all.get(5).output()).contains("event: statement").contains("id: 1\n");
    assertThat(all.get(6).output()).contains("warehouse: 0 sent");
    assertThat(Files.readString(folder.resolve("completed.csv"))).contains("ana@example.test");
    assertThat(Files.readString(folder.resolve("all.csv"))).contains("ana@example.test");
    assertThat(all.get(8).output()).contains("1 stored, 0 there already, 0 bad");
    assertThat(all.get(9).output()).contains("keep P2Y of verb").contains("0 would be removed");
    assertThat(folder.resolve("lrs-backup.db")).isNotEmptyFile();
  }

  private static Path page() {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("docs")) ? here : here.getParent();
    return root.resolve("docs/for-lrs-users.md");
  }

  private static String yaml(String page) {
    return YAML.matcher(page).results().findFirst().orElseThrow().group(1);
  }

  /** Stands where the launcher would. */
  private void program() throws IOException {
    Path launcher = folder.resolve("learnwire");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec \"" + String.join("\" \"", ProgramPath.java(List.of())) + "\" \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private Process server() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                folder.resolve("learnwire").toString(),
                "run",
                "--lrs-only",
                "--port",
                "0",
                "--data",
                "lrs-data")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile());
    builder.environment().put("WAREHOUSE_KEY", "k");
    builder.environment().put("WAREHOUSE_SECRET", "s");
    return builder.start();
  }

  private String port(Process server) throws Exception {
    Pattern address = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/xapi/");
    for (int i = 0; i < 600 && server.isAlive(); i++) {
      var found = address.matcher(Files.readString(folder.resolve("server.log")));
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Files.readString(folder.resolve("server.log")));
  }

  private Ran run(String script, Map<String, String> environment) throws Exception {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-e", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("WAREHOUSE_KEY", "k");
    builder.environment().put("WAREHOUSE_SECRET", "s");
    Process process = builder.start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), Files.readString(output));
  }
}
