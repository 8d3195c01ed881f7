package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;
import org.learnwire.routes.PlanItem;

/** Prints what waits. */
final class PlanOutput {
  private final PrintStream out;

  PlanOutput(PrintStream out) {
    this.out = out;
  }

  void text(List<PlanItem> plan) {
    if (plan.isEmpty()) {
      out.println("Nothing waits for approval.");
      return;
    }
    out.println(plan.size() + (plan.size() == 1 ? " change waits." : " changes wait."));
    for (PlanItem item : plan) {
      out.printf(
          "%s  %-8s %-6s %-16s %s%n",
          item.id(), item.person(), item.connection(), item.write(), item.change());
      out.println("    " + item.state() + " (" + item.mode() + "): " + item.why());
    }
  }

  void json(List<PlanItem> plan) throws java.io.IOException {
    out.println(new ObjectMapper().writeValueAsString(plan));
  }
}
