package org.learnwire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

  @TempDir Path folder;
  private Launcher launcher;

  @BeforeEach
  void a_house_without_jars() throws Exception {
    launcher = new Launcher(folder);
  }

  @Test
  void the_program_is_built_once() throws Exception {
    Launcher.Outcome first = launcher.run("connectors", "--json");
    Launcher.Outcome second = launcher.run("connectors", "--json");

    assertThat(first.err()).contains("Building Learnwire (once");
    assertThat(second.err()).isEmpty();
    assertThat(launcher.calls("mvn")).isEqualTo(1);
    assertThat(launcher.calls("extract")).isEqualTo(1);
    assertThat(second.out()).contains("connectors --json").contains("-Xmx").contains(".jsa");
  }

  @Test
  void the_bench_is_a_program_of_its_own() throws Exception {
    Launcher.Outcome outcome = launcher.run("bench", "growth", "--data", "new");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("learnwire-bench.jar", "org.learnwire.bench.Bench growth --data new", "-Xmx");
  }

  @Test
  void connectors_are_made_and_tried_with_the_sandbox_s_jar_and_listed_with_the_program_s()
      throws Exception {
    assertThat(launcher.run("connectors", "test", "my folder", "--json").out())
        .contains(
            "learnwire-sandbox.jar:",
            "/lib/* org.learnwire.workshop.Workshop test my folder --json")
        .doesNotContain("learnwire.jar");
    assertThat(launcher.run("connectors", "record", "hr").out())
        .contains("learnwire.jar:", "learnwire-sandbox.jar")
        .contains("org.learnwire.app.cli.Learnwire connectors record hr");
    assertThat(launcher.run("connectors", "--json").out())
        .contains("learnwire.jar connectors --json")
        .doesNotContain("sandbox");
  }

  @Test
  void a_newer_source_is_built_again() throws Exception {
    launcher.run("connectors");
    Files.setLastModifiedTime(launcher.source(), FileTime.from(Instant.now().plusSeconds(2)));

    launcher.run("connectors");

    assertThat(launcher.calls("mvn")).isEqualTo(2);
    assertThat(launcher.calls("extract")).isEqualTo(2);
  }

  @Test
  void what_a_build_generated_and_a_folder_that_is_only_tried_are_not_built() throws Exception {
    launcher.run("connectors");
    FileTime later = FileTime.from(Instant.now().plusSeconds(2));
    Path generated = launcher.home().resolve("connectors/x/src/generated/java");
    Files.createDirectories(generated);
    Files.setLastModifiedTime(Files.writeString(generated.resolve("A.java"), "class A {}"), later);
    launcher.run("connectors");
    Path folder = Files.createDirectories(launcher.home().resolve("connectors/acme"));
    Files.setLastModifiedTime(Files.writeString(folder.resolve("connector.yaml"), ""), later);
    launcher.run("connectors", "test", "connectors/acme");

    assertThat(launcher.calls("mvn")).isEqualTo(1);
    launcher.run("connectors");
    assertThat(launcher.calls("mvn")).isEqualTo(2);
  }

  @Test
  void a_newer_page_of_text_is_not_built() throws Exception {
    launcher.run("connectors");
    Path page = Files.createDirectories(launcher.home().resolve("connectors/x"));
    FileTime later = FileTime.from(Instant.now().plusSeconds(2));
    Files.setLastModifiedTime(Files.writeString(page.resolve("README.md"), "text"), later);

    launcher.run("connectors");

    assertThat(launcher.calls("mvn")).isEqualTo(1);
  }

  @Test
  void a_failed_build_shows_its_end_and_where_the_rest_is() throws Exception {
    Launcher.Outcome outcome = launcher.with("BROKEN", "yes").run("connectors");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("';' expected").contains(".build/build.log");
    assertThat(launcher.with("BROKEN", "").run("connectors").status()).isZero();
  }

  @Test
  void a_start_without_an_archive_is_only_slower() throws Exception {
    Launcher.Outcome outcome = launcher.with("NO_ARCHIVE", "yes").run("connectors");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).doesNotContain(".jsa");
  }

  @Test
  void an_old_java_is_named_with_what_to_do() throws Exception {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"1.8.0_392\"\n");

    Launcher.Outcome outcome = launcher.run("connectors");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("JAVA_HOME is " + folder.resolve("jdk"))
        .contains("(found: 8)")
        .contains("JDK 17 or newer");
  }

  @Test
  void an_unknown_command_lists_the_known_ones() throws Exception {
    Launcher.Outcome outcome = launcher.run("snyc");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("no command snyc").contains("demo run sync check", " plan ");
    assertThat(launcher.calls()).isEmpty();
  }

  @Test
  void options_of_the_users_reach_the_jvm_and_the_program() throws Exception {
    Launcher.Outcome outcome =
        launcher.with("LEARNWIRE_JAVA_OPTS", "-Xmx1g -Dx=y").run("sync", "-c", "my file.yaml");

    assertThat(outcome.out()).contains("-Xmx1g -Dx=y").contains("sync -c my file.yaml");
  }

  @Test
  void what_works_for_long_is_compiled_by_both_compilers() throws Exception {
    assertThat(launcher.run("sync", "-c", "x.yaml").out()).doesNotContain("TieredStopAtLevel");
    assertThat(launcher.run("check", "-c", "x.yaml").out()).contains("TieredStopAtLevel=1");
  }

  @Test
  void the_lrs_alone_has_options_and_an_archive_of_its_own() throws Exception {
    Launcher.Outcome whole = launcher.run("run", "-c", "x.yaml");
    Launcher.Outcome alone = launcher.run("run", "--port", "1", "--lrs-only");

    assertThat(whole.out()).doesNotContain("TieredStopAtLevel").contains("/java-");
    assertThat(alone.out())
        .contains("run --port 1 --lrs-only")
        .contains("-Xmx")
        .contains("/lrs-")
        .doesNotContain("TieredStopAtLevel");
    assertThat(launcher.calls("warm-up")).isEqualTo(2);
    assertThat(launcher.calls("warm-up --lrs-only")).isEqualTo(1);
  }

  @Test
  void the_demo_s_last_line_is_the_program_s_and_its_sandbox_ends_with_it() throws Exception {
    Launcher.Outcome outcome = launcher.run("demo", "--once", "--data", "my demo", "--json");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).isEqualTo("{\"statements\":1}\n");
    assertThat(launcher.calls())
        .contains("sandbox at http://127.0.0.1:8090", "sandbox stopped")
        .anyMatch(line -> line.endsWith("--data my demo/app --once --json"));
    assertThat(folder.resolve("my demo/sandbox.pid")).doesNotExist();
  }

  @Test
  void a_sandbox_whose_port_is_taken_gets_the_next() throws Exception {
    Launcher.Outcome outcome = launcher.with("TAKEN", "8090").run("demo", "--once");

    assertThat(outcome.status()).isZero();
    assertThat(launcher.calls()).contains("sandbox at http://127.0.0.1:8091");
  }

  @Test
  void a_failing_server_takes_the_sandbox_with_it_and_says_so_by_its_exit_code() throws Exception {
    Launcher.Outcome outcome = launcher.with("APP", "fail").run("demo");

    assertThat(outcome.status()).isEqualTo(7);
    assertThat(launcher.calls()).contains("sandbox stopped");
  }

  @Test
  void a_stopped_demo_stops_the_server_and_then_the_sandbox() throws Exception {
    Process demo = launcher.with("APP", "serve").start("demo");
    await().atMost(30, TimeUnit.SECONDS).until(() -> launcher.said("out").contains("serving"));

    demo.destroy();

    assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).isZero();
    assertThat(launcher.calls()).endsWith("server stopped", "sandbox stopped");
  }

  @Test
  void a_sandbox_forgotten_by_a_killed_demo_is_stopped_by_the_next() throws Exception {
    Process demo = launcher.with("APP", "serve").start("demo");
    await().atMost(30, TimeUnit.SECONDS).until(() -> launcher.said("out").contains("serving"));
    List<ProcessHandle> children = demo.descendants().toList();
    demo.destroyForcibly().waitFor();
    children.stream()
        .filter(child -> !child.info().commandLine().orElse("").contains("sandbox"))
        .forEach(ProcessHandle::destroyForcibly);

    Launcher.Outcome outcome = launcher.with("APP", "once").run("demo", "--once");

    assertThat(outcome.err()).contains("sandbox of an earlier demo still runs");
    assertThat(outcome.status()).isZero();
    assertThat(launcher.calls("sandbox stopped")).isEqualTo(2);
  }

  @Test
  void test_adds_up_what_the_modules_say_with_three_seeds() throws Exception {
    Launcher.Outcome outcome = launcher.run("test");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .endsWith("48 passed, 0 failed, 1 skipped\n")
        .contains("Tests run: 40");
    assertThat(launcher.calls())
        .anyMatch(call -> call.contains("-Dlearnwire.seeds=3 -Djacoco.skip verify"));
  }

  @Test
  void test_fails_with_a_failing_test_and_with_a_build_that_broke() throws Exception {
    Launcher.Outcome failing = launcher.with("FAILING", "2").run("test", "--long");
    Launcher.Outcome broken = launcher.with("FAILING", "0").with("VERIFY", "1").run("test");

    assertThat(failing.status()).isEqualTo(1);
    assertThat(failing.out()).endsWith("46 passed, 2 failed, 1 skipped\n");
    assertThat(launcher.calls()).anyMatch(call -> call.contains("seeds=50 -Dlearnwire.long=true"));
    assertThat(broken.status()).isEqualTo(1);
  }
}
