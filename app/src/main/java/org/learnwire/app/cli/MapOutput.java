package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.learnwire.app.desk.MapViews;
import org.learnwire.app.pages.MapRows;
import org.learnwire.database.Database;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.MapReport;
import org.learnwire.rules.MapCheck;

/** Prints what the check of the learning map found. */
final class MapOutput {
  private final PrintStream out;
  private final JourneySettings settings;
  private final MapReport report;

  MapOutput(PrintStream out, JourneySettings settings) throws Exception {
    this.out = out;
    this.settings = settings;
    try (Database looking = settings.place().openReadOnly()) {
      this.report = MapReport.of(settings, looking, Clock.systemUTC());
    }
  }

  int text() {
    MapCheck check = report.check();
    for (MapReport.Seen course : report.unmapped()) {
      out.printf(
          "unmapped  %s %s (%s): %s%n",
          course.connection().orElse(""),
          course.key(),
          course.name(),
          count((int) course.learners(), "learner"));
    }
    for (MapCheck.Dead dead : check.dead()) {
      out.printf(
          "dead      line %d: nothing has ever come of course %s (path %s)%n",
          dead.line(), dead.course(), dead.path());
    }
    for (MapCheck.Overlap overlap : check.overlaps()) {
      out.printf(
          "overlap   %s belongs to %s (lines %s): it counts for each of them%n",
          overlap.what(), String.join(" and ", overlap.paths()), lines(overlap.lines()));
    }
    out.printf(
        "%s; %s that people are in and no line names, %s without a course, %s%n",
        count(report.map().paths().size(), "path"),
        count(check.unmapped().size(), "course"),
        count(check.dead().size(), "line"),
        count(check.overlaps().size(), "overlap"));
    if (!check.unmapped().isEmpty()) {
      out.println("./learnwire map check --rows prints lines for them to begin with.");
    }
    return exitCode();
  }

  int rows() {
    out.print(MapRows.of(MapViews.of(report, settings, Instant.now())));
    return ExitCode.WELL;
  }

  int json() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("paths", report.map().paths().size());
    ArrayNode unmapped = root.putArray("unmapped");
    for (MapReport.Seen course : report.unmapped()) {
      ObjectNode node = unmapped.addObject();
      course.connection().ifPresent(name -> node.put("connection", name));
      node.put("course", course.key()).put("name", course.name());
      node.put("learners", course.learners());
    }
    root.set("dead", mapper.valueToTree(report.check().dead()));
    root.set("overlaps", mapper.valueToTree(report.check().overlaps()));
    out.println(mapper.writeValueAsString(root));
    return exitCode();
  }

  private int exitCode() {
    return report.check().isWell() ? ExitCode.WELL : ExitCode.WITH_REST;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String lines(List<Long> lines) {
    return lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
