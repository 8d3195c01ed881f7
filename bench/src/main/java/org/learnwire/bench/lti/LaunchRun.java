package org.learnwire.bench.lti;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.learnwire.bench.lrs.Processes;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.rules.Year;

/** Our whole server in one process, a platform in another, and the people in this one. */
public final class LaunchRun {
  /** Until nothing is compiled any more: the second compiler works that long for a page. */
  private static final double WARM_UP_SECONDS = 180;

  private static final int LOOKS = 200;

  private final String launcher;
  private final Campus campus;
  private final int users;
  private final double rate;
  private final double seconds;

  /**
   * @param launcher the program {@code ./learnwire}
   * @param rate launches a second at which the server's time is measured
   * @param seconds for each row
   */
  public LaunchRun(String launcher, Campus campus, int users, double rate, double seconds) {
    this.launcher = launcher;
    this.campus = campus;
    this.users = users;
    this.rate = rate;
    this.seconds = seconds;
  }

  /** Measures into the report. */
  public void measure(int port, Report report)
      throws IOException, InterruptedException, JOSEException {
    double micros = bound();
    int cores = Runtime.getRuntime().availableProcessors();
    double bound = cores * 1e6 / micros;
    report.say("one signature made and one looked at, µs", Math.round(micros));
    report.say("bound, launches/s of " + cores + " cores that do nothing else", Math.round(bound));
    try (PlatformProcess platform = new PlatformProcess()) {
      Path settings = campus.prepare(platform.address(), port);
      try (ToolServer server = new ToolServer(launcher, settings, port)) {
        Processes processes = new Processes(List.of(server.pid()));
        Visits visits = new Visits(server.address(), platform.address(), campus, processes);
        visits.launches("warm-up", users, 0, WARM_UP_SECONDS, true);
        for (boolean pages : List.of(false, true)) {
          report.add(launches(visits, 0, pages).against(bound));
          report.add(launches(visits, rate, pages).against(bound));
        }
        visits.looks("warm-up", "loop", List.of("/team"), LOOKS / 4, seconds);
        report.add(visits.looks("team of ten", "loop", List.of("/team"), LOOKS, seconds));
        visits.looks("warm-up", "course", courses(), LOOKS / 4, seconds);
        report.add(visits.looks("a course's funnel", "course", courses(), LOOKS, seconds));
        report.say("peak memory, MB", processes.peakMb());
      }
    }
  }

  private Row launches(Visits visits, double rate, boolean pages) throws InterruptedException {
    String what = pages ? "launches and their page, " : "launches, ";
    String pace = rate == 0 ? "as many as go" : "%.0f a second".formatted(rate);
    return visits.launches(what + pace, users, rate, seconds, pages);
  }

  private static List<String> courses() {
    return IntStream.range(0, Year.COURSES)
        .mapToObj(number -> Year.HOME + "/course/" + number)
        .map(iri -> "/course?course=" + URLEncoder.encode(iri, StandardCharsets.UTF_8))
        .toList();
  }

  /** Microseconds of one core for what no launch can do without. */
  private static double bound() throws JOSEException {
    Signer signer = new Signer();
    int times = 2000;
    for (int i = 0; i < times; i++) {
      signer.once();
    }
    long began = System.nanoTime();
    for (int i = 0; i < times; i++) {
      signer.once();
    }
    return (System.nanoTime() - began) / 1e3 / times;
  }
}
