package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PlanItem;
import org.learnwire.routes.StreamRun;

/** Prints what a pass did: read = stored + unchanged + skipped + quarantined + out of scope. */
final class PassOutput {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  PassOutput(PrintStream out) {
    this.out = out;
  }

  void text(PassReport report) {
    for (StreamRun run : report.runs()) {
      out.println(line(run));
      run.message().ifPresent(message -> out.println("    " + message));
    }
    report.leftOut().forEach(row -> out.println("left out: " + row));
    report.notes().forEach(note -> out.println("! " + note));
    report.warnings().forEach(warning -> out.println("soon: " + warning));
    report.problems().forEach(problem -> out.println("! " + problem));
    if (report.contextOnly() > 0) {
      out.printf(
          "rules met %d statements that only give context: from before they were switched on,"
              + " history, or too late%n",
          report.contextOnly());
    }
    out.printf(
        "%d statements, %d decisions, written: %d done, %d refused, %d unknown; %d quarantined;"
            + " %.1f s%n",
        report.statements(),
        report.decisions(),
        report.receipts().done(),
        report.receipts().refused(),
        report.receipts().unknown(),
        report.quarantined(),
        report.took().toMillis() / 1000.0);
  }

  private static String line(StreamRun run) {
    return String.format(
        "%-10s %-22s %-9s read %d = stored %d + unchanged %d + skipped %s + quarantined %s"
            + "%s; %d calls",
        run.connection(),
        run.stream(),
        run.outcome(),
        run.read(),
        run.stored(),
        run.unchanged(),
        counts(run.skipped()),
        counts(run.quarantined()),
        run.outOfScope() == 0 ? "" : " + out of scope " + run.outOfScope(),
        run.calls());
  }

  private static String counts(Map<String, Long> counts) {
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.isEmpty()
        ? "0"
        : sum
            + counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
  }

  void json(PassReport report, @Nullable List<PlanItem> plan, Rest rest)
      throws java.io.IOException {
    ObjectNode root = demoObject(report);
    ArrayNode streams = root.putArray("streams");
    for (StreamRun run : report.runs()) {
      ObjectNode node = streams.addObject();
      node.put("connection", run.connection()).put("stream", run.stream());
      node.put("outcome", run.outcome()).put("sweep", run.sweep()).put("calls", run.calls());
      node.put("read", run.read()).put("stored", run.stored()).put("unchanged", run.unchanged());
      node.set("skipped", JSON.valueToTree(run.skipped()));
      node.set("quarantinedBy", JSON.valueToTree(run.quarantined()));
      node.put("outOfScope", run.outOfScope());
      run.message().ifPresent(message -> node.put("message", message));
      run.lastSweep().ifPresent(at -> node.put("lastSweep", at.toString()));
    }
    root.set("leftOut", JSON.valueToTree(report.leftOut()));
    root.set("notes", JSON.valueToTree(report.notes()));
    root.set("warnings", JSON.valueToTree(report.warnings()));
    root.set("problems", JSON.valueToTree(report.problems()));
    root.put("contextOnly", report.contextOnly());
    rest.json(root);
    if (plan != null) {
      root.set("plan", JSON.valueToTree(plan));
    }
    out.println(JSON.writeValueAsString(root));
  }

  /** The one line that scripts rely on. */
  static String demoLine(PassReport report) throws java.io.IOException {
    return JSON.writeValueAsString(demoObject(report));
  }

  private static ObjectNode demoObject(PassReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("statements", report.statements()).put("decisions", report.decisions());
    root.putObject("receipts")
        .put("done", report.receipts().done())
        .put("refused", report.receipts().refused())
        .put("unknown", report.receipts().unknown());
    root.put("quarantined", report.quarantined());
    root.put("seconds", report.took().toMillis() / 1000.0);
    return root;
  }
}
