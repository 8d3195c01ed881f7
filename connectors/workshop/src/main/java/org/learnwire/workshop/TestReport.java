package org.learnwire.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnwire.workshop.contract.Contract;
import org.learnwire.workshop.contract.Outcome;

/** What the conversations came to: a line each as they are held, or one object at the end. */
final class TestReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final PrintWriter out;
  private final boolean json;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Map<String, String> impossible = new LinkedHashMap<>();

  TestReport(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void add(Outcome outcome) {
    outcomes.add(outcome);
    if (!json) {
      out.printf("%-7s %s%n", outcome.held() ? "held" : "DIFFERS", outcome.name());
      if (!outcome.held()) {
        out.println("  " + here(outcome.file()));
        outcome.differences().forEach(each -> out.println("  - " + each));
      }
      out.flush();
    }
  }

  void impossible(Contract contract) {
    contract
        .notApplicable()
        .forEach((what, why) -> impossible.put(contract.connector() + "/" + what, why));
  }

  boolean held() {
    return outcomes.stream().allMatch(Outcome::held);
  }

  boolean isEmpty() {
    return outcomes.isEmpty();
  }

  void end() throws JsonProcessingException {
    if (json) {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(asJson()));
    } else {
      impossible.forEach((what, why) -> out.printf("%-7s %s: %s%n", "n/a", what, why));
      long held = outcomes.stream().filter(Outcome::held).count();
      out.printf("%d held, %d differ%n", held, outcomes.size() - held);
    }
    out.flush();
  }

  private ObjectNode asJson() {
    ObjectNode report = JSON.createObjectNode();
    report.put("held", held());
    ArrayNode all = report.putArray("outcomes");
    for (Outcome outcome : outcomes) {
      ObjectNode one = all.addObject().put("name", outcome.name()).put("held", outcome.held());
      one.put("file", here(outcome.file()));
      outcome.differences().forEach(one.putArray("differences")::add);
    }
    ObjectNode reasons = report.putObject("notApplicable");
    impossible.forEach(reasons::put);
    return report;
  }

  /** As the reader would type it. */
  private static String here(Path file) {
    Path start = Path.of("").toAbsolutePath();
    return file.startsWith(start) ? start.relativize(file).toString() : file.toString();
  }
}
