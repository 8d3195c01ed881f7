package org.learnwire.bench.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.learnwire.bench.lrs.Processes;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseFailure;
import org.learnwire.database.Times;

/** Our program as a process of its own, started as a user starts it, that pulls a source. */
final class Pull {
  private final String launcher;
  private final Path folder;

  /**
   * @param folder a new one, for settings, connector and data
   */
  Pull(String launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  /**
   * What a pass came to.
   *
   * @param seconds from the first call to the last stored page
   * @param cpuSeconds of the whole process, its start included
   * @param peakMb the most that was resident
   */
  record Pulled(long records, double seconds, double cpuSeconds, long peakMb) {
    double perSecond() {
      return records / seconds;
    }
  }

  /** How the one run in the log ended. */
  private record Run(String outcome, String message, long stored, double seconds) {}

  Pulled run(String address, int page) throws IOException, InterruptedException {
    Path settings = settings(address, page);
    Path log = folder.resolve("sync.log");
    Process process =
        new ProcessBuilder(launcher, "sync", "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      return watched(process, log);
    } finally {
      // What follows, deciding on each statement, is not what is measured.
      process.destroy();
      process.waitFor();
    }
  }

  private Pulled watched(Process process, Path log) throws IOException, InterruptedException {
    Processes processes = new Processes(List.of(process.pid()));
    double cpu = 0;
    long peak = 0;
    while (true) {
      boolean alive = process.isAlive();
      cpu = Math.max(cpu, processes.serverCpu());
      peak = Math.max(peak, processes.peakMb());
      Optional<Run> run = ended();
      if (run.isPresent() && run.get().outcome().equals("complete")) {
        return new Pulled(run.get().stored(), run.get().seconds(), cpu, peak);
      }
      if (run.isPresent() || !alive) {
        throw new IOException(
            "the pass did not complete: "
                + run.map(Run::message).orElse("the program ended")
                + "; see "
                + log);
      }
      Thread.sleep(1000); // its seconds are those of the log; each look takes from the same machine
    }
  }

  private Optional<Run> ended() {
    Path data = folder.resolve("data");
    if (!Database.existsIn(data)) {
      return Optional.empty();
    }
    try (Database database = Database.openReadOnly(data)) {
      return database.read(
          tx ->
              tx.one(
                  "select outcome, message, stored, started, ended from stream_run"
                      + " where ended is not null",
                  r ->
                      new Run(
                          r.getString(1),
                          String.valueOf(r.getString(2)),
                          r.getLong(3),
                          seconds(r.getLong(4), r.getLong(5)))));
    } catch (DatabaseFailure e) {
      return Optional.empty(); // its tables are being made
    }
  }

  private static double seconds(long started, long ended) {
    return Times.instant(ended).toEpochMilli() / 1e3 - Times.instant(started).toEpochMilli() / 1e3;
  }

  private Path settings(String address, int page) throws IOException {
    SourceFiles.write(folder.resolve("connectors/bench"), page);
    Path settings = folder.resolve("learnwire.yaml");
    Files.writeString(
        settings,
        """
        learnwire:
          data: ./data
          connectors: ./connectors
          connections:
            source: {connector: bench, base-url: "%s"}
        """
            .formatted(address));
    return settings;
  }
}
