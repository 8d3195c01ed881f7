package org.learnwire.app.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plan as a page shows it: what must be settled first, then the rest by system and write.
 *
 * @param waiting how many lines can be approved, shown or not
 */
public record PlanPage(List<Line> settle, List<Group> groups, long waiting, Instant asOf) {

  /** A line and its words. */
  public record Line(EntryView entry, Wording.Change change) {}

  /** The lines of one write into one system. */
  public record Group(
      String connection, String system, String heading, String summary, List<Line> lines) {
    public String ids() {
      return joined(lines);
    }

    /** How many a yes to the group approves: not those that are held. */
    public long count() {
      return yes(lines).count();
    }

    /** Whether the system can be asked if one of these arrived. */
    public boolean lookup() {
      return lines.stream().allMatch(line -> line.entry().lookup());
    }
  }

  static PlanPage of(Listing<EntryView> plan, Wording wording) {
    return of(plan, wording, false);
  }

  /**
   * @param byPerson a group for each person and system; else for each write and system
   */
  static PlanPage of(Listing<EntryView> plan, Wording wording, boolean byPerson) {
    List<Line> settle = new ArrayList<>();
    Map<String, List<EntryView>> groups = new LinkedHashMap<>();
    for (EntryView entry : plan.rows()) {
      if (entry.approvable()) {
        groups
            .computeIfAbsent(
                entry.connection() + " " + (byPerson ? entry.person().label() : entry.write()),
                key -> new ArrayList<>())
            .add(entry);
      } else {
        settle.add(new Line(entry, wording.change(entry)));
      }
    }
    return new PlanPage(
        List.copyOf(settle),
        groups.values().stream().map(lines -> group(lines, wording, byPerson)).toList(),
        plan.total() - settle.size(),
        plan.asOf());
  }

  private static Group group(List<EntryView> entries, Wording wording, boolean byPerson) {
    EntryView first = entries.get(0);
    return new Group(
        first.connection(),
        first.system(),
        byPerson ? first.person().label() : wording.heading(first.write()),
        byPerson
            ? wording.texts().count(entries.size(), "change", "changes")
                + " for "
                + first.person().label()
                + " in "
                + first.system()
            : wording.counted(first.write(), entries.size()) + " in " + first.system(),
        entries.stream().map(entry -> new Line(entry, wording.change(entry))).toList());
  }

  /** The lines shown that can be approved. */
  public List<Line> lines() {
    return groups.stream().flatMap(group -> group.lines().stream()).toList();
  }

  /** The first few, for a page that has more to say. */
  public List<Line> first(int count) {
    return lines().stream().limit(count).toList();
  }

  /** What "Approve N" sends: exactly what was on the page, not what came since. */
  public String ids() {
    return joined(lines());
  }

  /** "8 goals in BambooHR · 3 thanks in Slack". */
  public String summary() {
    return groups.stream().map(Group::summary).collect(Collectors.joining(" · "));
  }

  /** How many a yes to all approves: not those that are held. */
  public long count() {
    return yes(lines()).count();
  }

  public int shown() {
    return lines().size();
  }

  public boolean cut() {
    return waiting > shown();
  }

  /** What is held by a budget is released by its own yes, never by that to all. */
  private static Stream<Line> yes(List<Line> lines) {
    return lines.stream().filter(line -> !line.entry().held());
  }

  private static String joined(List<Line> lines) {
    return yes(lines).map(line -> line.entry().yes()).collect(Collectors.joining(","));
  }
}
