package org.learnwire.bench.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.learnwire.bench.pull.Pull.Pulled;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Statements;

/** One source, read by a plain loop and pulled by our program. */
public final class PullRun {
  private final String launcher;
  private final Statements statements;
  private final long records;
  private final long latency;
  private final double loopSeconds;

  /**
   * @param latency milliseconds that each page takes the source
   * @param loopSeconds the plain loop reads fewer pages where all would take longer
   */
  public PullRun(String launcher, Company company, long records, long latency, double loopSeconds) {
    this.launcher = launcher;
    this.statements = Statements.asRecords(company, System.currentTimeMillis());
    this.records = records;
    this.latency = latency;
    this.loopSeconds = loopSeconds;
  }

  /**
   * @param database statements per second that it takes at best
   * @return the plain loop, and the pull against the slower of the two
   */
  public List<Row> measure(int page, double database) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("learnwire-pull");
    try (PagedSource source = new PagedSource(statements, records, Duration.ofMillis(latency))) {
      long few = (long) Math.min(records, page * Math.ceil(loopSeconds * 1000 / (latency + 5)));
      double loop = new PlainLoop().run(source.address(), few, page);
      Pulled pulled = new Pull(launcher, folder).run(source.address(), page);
      if (pulled.records() != records) {
        throw new IOException(pulled.records() + " of " + records + " records were stored");
      }
      return List.of(
          row("plain loop, pages of " + page, few, few / loop, few / page, 0, 0),
          row(
                  "pull, pages of " + page,
                  records,
                  pulled.seconds(),
                  records / page,
                  pulled.cpuSeconds() / pulled.seconds(),
                  pulled.peakMb())
              .against(Math.min(loop, database)));
    } finally {
      delete(folder);
    }
  }

  private static Row row(
      String name, long records, double seconds, long pages, double cpu, long megabytes) {
    return new Row(
        name,
        0,
        1,
        seconds,
        pages,
        records,
        records / seconds,
        0,
        0,
        0,
        Map.of(),
        0,
        cpu,
        megabytes,
        0);
  }

  /** Takes a folder away with all that is in it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
