package org.learnwire.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.kit.TrialStep;

/** Prints what was tried: step by step, or at the end as JSON. */
final class VerifyOutput {
  private final PrintStream out;
  private final boolean json;
  private final List<TrialStep> steps = new ArrayList<>();

  VerifyOutput(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void tell(TrialStep step) {
    steps.add(step);
    if (!json) {
      out.printf("%-9s %-10s %s%n", step.result().word(), step.name(), step.note());
      step.differences().forEach(each -> out.println("  - " + each));
    }
  }

  void end() throws JsonProcessingException {
    if (!json) {
      return;
    }
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode all = mapper.createArrayNode();
    for (TrialStep step : steps) {
      ObjectNode one = all.addObject().put("step", step.name());
      one.put("result", step.result().word()).put("note", step.note());
      step.differences().forEach(one.putArray("differences")::add);
    }
    out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all));
  }

  boolean differs() {
    return steps.stream().anyMatch(step -> step.result() == TrialStep.Result.DIFFERS);
  }
}
