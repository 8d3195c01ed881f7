package org.learnwire.lrs.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lrs.RunningLrs;

/** The sender is killed and the target goes away, again and again. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForwardKillTest {
  private static final int COUNT = 900;

  @TempDir Path here;
  @TempDir Path there;

  @Test
  void every_matching_statement_is_there_once_after_kills_and_outages() throws Exception {
    Set<UUID> wanted = new HashSet<>();
    for (int i = 0; i < COUNT; i++) {
      if (i % 3 != 0) {
        wanted.add(ForwardProcess.id(i));
      }
    }
    RunningLrs target = RunningLrs.start(there);
    int port = target.port();
    String key = target.client.key();
    String secret = target.client.secret();
    Random random = new Random(11);
    int kills = 0;
    try {
      for (int round = 0; round < 5; round++) {
        Process sender = start("http://127.0.0.1:" + port + "/xapi", key, secret);
        long before = target.store.count();
        awaitMore(target, Math.min(wanted.size(), before + 1 + random.nextInt(120)));
        if (round % 2 == 1) {
          target.close();
          Thread.sleep(300);
          target = RunningLrs.start(there, port);
        }
        sender.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        kills++;
      }
      Process last = start("http://127.0.0.1:" + port + "/xapi", key, secret);
      awaitMore(target, wanted.size());
      last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      assertThat(target.ids()).hasSameSizeAs(wanted).containsOnlyOnceElementsOf(wanted);
    } finally {
      target.close();
    }
    assertThat(kills).isEqualTo(5);
    try (Database database = Database.open(here, DatabaseOptions.standard())) {
      assertThat(ForwardStatus.all(database).get(0).refused()).isZero();
    }
  }

  private static void awaitMore(RunningLrs target, long count) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (target.store.count() < count) {
      assertThat(Instant.now()).as("waiting for " + count + " statements").isBefore(end);
      Thread.sleep(20);
    }
  }

  private Process start(String url, String key, String secret) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ForwardProcess.class.getName());
    command.addAll(List.of(here.toString(), url, key, secret, Integer.toString(COUNT)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(here.toFile(), "sender.log"))
        .start();
  }
}
