package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnwire.app.pages.Csv;
import org.learnwire.app.pages.PlanFile;
import org.learnwire.routes.PlanItem;

/** Prints what waits. */
final class PlanOutput {
  private static final Set<String> ASKING = Set.of("proposed", "pending");
  private final PrintStream out;

  PlanOutput(PrintStream out) {
    this.out = out;
  }

  void text(List<PlanItem> plan) {
    out.println(heading(plan));
    Map<String, Map<String, List<PlanItem>>> groups = new LinkedHashMap<>();
    for (PlanItem item : plan) {
      groups
          .computeIfAbsent(item.person(), person -> new LinkedHashMap<>())
          .computeIfAbsent(item.connection(), connection -> new ArrayList<>())
          .add(item);
    }
    groups.forEach(
        (person, systems) ->
            systems.forEach(
                (system, items) -> {
                  out.println();
                  out.println(person + ", in " + system);
                  items.forEach(this::line);
                }));
  }

  private void line(PlanItem item) {
    out.printf("  %s  %-16s %s%n", item.id(), item.write(), item.change());
    item.clashes().forEach(clash -> out.println("      changed there: " + clash));
    out.println("      " + item.state() + " (" + item.mode() + "): " + item.why());
    if (item.waits() != null) {
      out.println("      not taken yet, tried again by itself: " + item.waits());
    }
    if (item.keptBack() != null) {
      out.println("      " + item.keptBack());
    }
  }

  /** What waits for a yes, what has it, and what a person settles are three things. */
  private static String heading(List<PlanItem> plan) {
    long asking = plan.stream().filter(item -> ASKING.contains(item.state())).count();
    List<PlanItem> yes = plan.stream().filter(item -> item.state().equals("approved")).toList();
    long kept = yes.stream().filter(item -> item.keptBack() != null).count();
    long approved = yes.size() - kept;
    long open = plan.size() - asking - yes.size();
    List<String> parts = new ArrayList<>();
    parts.add(
        asking == 0
            ? "Nothing waits for approval"
            : asking + (asking == 1 ? " change waits" : " changes wait") + " for approval");
    if (approved > 0) {
      parts.add(approved + " approved, sent with the next pass");
    }
    if (kept > 0) {
      parts.add(kept + " approved and kept back, as each says");
    }
    if (open > 0) {
      parts.add(open + " in conflict or of unknown outcome");
    }
    return String.join("; ", parts) + ".";
  }

  /** The plan for a spreadsheet: a yes in the first column approves the line as it stands here. */
  void csv(List<PlanItem> plan) {
    List<List<String>> rows = new ArrayList<>();
    for (PlanItem item : plan) {
      rows.add(
          List.of(
              "",
              item.id(),
              item.version(),
              item.person(),
              item.connection(),
              item.write(),
              item.change(),
              item.why(),
              item.held() ? "held" : item.state()));
    }
    out.print(Csv.write(PlanFile.COLUMNS, rows));
  }

  /** The ids with their versions that have a yes in such a file. */
  static String yesOf(Path file) {
    try {
      return PlanFile.yes(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  void json(List<PlanItem> plan) throws java.io.IOException {
    out.println(new ObjectMapper().writeValueAsString(plan));
  }
}
