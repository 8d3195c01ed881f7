package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.PostgresTarget;
import org.learnwire.database.TestPostgres;

/** What was acknowledged is there after the process was killed, once, and batches are whole. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTest {
  private static final int KILLS = Boolean.getBoolean("learnwire.long") ? 20 : 2;

  @TempDir Path folder;
  private final Random random = new Random();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_acknowledged_statement_is_there_once_after_a_kill(Dialect dialect) throws Exception {
    List<String> args = new ArrayList<>(List.of(folder.resolve("data").toString(), "notes"));
    if (dialect == Dialect.POSTGRESQL) {
      PostgresTarget target = TestPostgres.freshDatabase();
      args.addAll(List.of(target.url(), target.user(), target.password()));
    }
    Set<String> acknowledged = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Path notes = Files.createDirectory(folder.resolve("notes" + kill));
      args.set(1, notes.toString());
      runAndKill(args, notes);
      List<String> now = acknowledged(notes);
      assertThat(acknowledged).doesNotContainAnyElementsOf(now);
      acknowledged.addAll(now);
      verify(args, acknowledged);
    }
  }

  private void runAndKill(List<String> args, Path notes) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Deliverer.class.getName()));
    command.addAll(args);
    File log = notes.resolve("log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    int enough = 40 + random.nextInt(200);
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> !process.isAlive() || acknowledged(notes).size() / Deliverer.BATCH > enough);
      assertThat(process.isAlive()).as(Files.readString(log.toPath())).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Lines that were written to their end; the kill may have cut off the last one. */
  private static List<String> acknowledged(Path notes) {
    List<String> ids = new ArrayList<>();
    try (Stream<Path> files = Files.list(notes)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("ack")).toList()) {
        String text = Files.readString(file);
        text.substring(0, text.lastIndexOf('\n') + 1)
            .lines()
            .forEach(line -> ids.addAll(List.of(line.split(" "))));
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void verify(List<String> args, Set<String> acknowledged) {
    try (Database database = Deliverer.open(Path.of(args.get(0)), args.toArray(String[]::new))) {
      StatementStore store = new StatementStore(database, Clock.systemUTC());
      List<String> kept =
          database.read(tx -> tx.list("select id from statement", row -> row.getString(1)));
      assertThat(kept).doesNotHaveDuplicates().containsAll(acknowledged);
      assertThat(kept.size() % Deliverer.BATCH).as("whole batches only").isZero();
      assertThat(store.count()).isEqualTo(kept.size());
      Set<String> found = new HashSet<>();
      StatementQuery next =
          StatementQuery.where().activity(Samples.SAFETY.id()).limit(1_000).build();
      while (next != null) {
        StatementPage page = store.query(next);
        page.statements().forEach(stored -> found.add(stored.id().toString()));
        next = page.next().orElse(null);
      }
      assertThat(found).hasSameSizeAs(kept);
      UUID any = UUID.fromString(acknowledged.iterator().next());
      assertThat(store.byId(any)).isPresent();
    }
  }
}
