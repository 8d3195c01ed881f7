package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.routes.Finding;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.Reconciler.Report;
import org.learnwire.routes.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a source with what is stored of it. */
@Command(
    name = "reconcile",
    description =
        "Reads a source anew, storing nothing, and names each missing, surplus or differing record.",
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin SettingsOption settings = new SettingsOption();

  @Parameters(paramLabel = "CONNECTION", description = "the connection")
  String connection = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "what happened since: a day or a time; without it from the beginning")
  @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "what happened before; without it until now")
  @Nullable String to;

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    JourneySettings journey = settings.read().journey();
    Window window =
        new Window(
            Moments.read("--from", from, journey.zone()),
            Moments.read("--to", to, journey.zone()).orElseGet(Instant::now));
    return OnACopy.look(
        journey,
        copy -> {
          Report report = copy.operations().reconcile(connection, window);
          if (json) {
            System.out.println(JSON.writeValueAsString(object(report)));
          } else {
            text(report);
          }
          return report.exitCode();
        });
  }

  private static void text(Report report) {
    report.findings().forEach(finding -> System.out.println(finding.text()));
    report.problems().forEach(problem -> System.out.println("! " + problem));
    System.out.printf(
        "%d records at the source%s, %d statements of them compared: %d missing, %d surplus, %d"
            + " differing%n",
        report.records(),
        report.outOfScope() == 0
            ? ""
            : " and " + report.outOfScope() + " of people out of the policy's scope",
        report.statements(),
        count(report, Finding.Kind.MISSING),
        count(report, Finding.Kind.SURPLUS),
        count(report, Finding.Kind.DIFFERING));
  }

  private static ObjectNode object(Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("records", report.records()).put("statements", report.statements());
    root.put("outOfScope", report.outOfScope());
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : report.findings()) {
      ObjectNode node = findings.addObject().put("kind", finding.kind().word());
      node.put("stream", finding.stream()).put("key", finding.key());
      finding.statement().ifPresent(id -> node.put("statement", id.toString()));
      node.put("detail", finding.detail());
    }
    root.set("problems", JSON.valueToTree(report.problems()));
    return root;
  }

  private static long count(Report report, Finding.Kind kind) {
    return report.findings().stream().filter(finding -> finding.kind() == kind).count();
  }
}
