package org.learnwire.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the programmes, and the table of who takes part in them. */
public final class ProgrammesReader {
  private static final List<String> WORDS = List.of("programme", "starts", "phases", "members");
  private static final List<String> MEMBER = List.of("email", "number", "issuer", "team", "site");
  private static final List<String> COLUMNS =
      List.of("programme", "email", "employee_number", "issuer", "team", "site");
  private static final int LONGEST = 3_660;

  private final Map<String, Programmes.Programme> all = new LinkedHashMap<>();

  private ProgrammesReader() {}

  /**
   * Reads both.
   *
   * @param cohorts a CSV file with the columns programme, email, employee_number, issuer, team,
   *     site
   * @throws InvalidRule naming file, line and what is known there
   * @throws InvalidLearningMap naming file and line of the table
   */
  public static Programmes read(RuleFile programmes, Optional<RuleFile> cohorts) {
    ProgrammesReader reader = new ProgrammesReader();
    Section root =
        Section.root(programmes, "the file begins with programmes:", List.of())
            .only(List.of("programmes"));
    root.sections("programmes").forEach(reader::programme);
    cohorts.ifPresent(reader::table);
    return Programmes.of(List.copyOf(reader.all.values()));
  }

  private void programme(Section section) {
    section.only(WORDS);
    String name = section.needText("programme");
    List<Programmes.Group> groups = new ArrayList<>();
    List<Programmes.Member> members = new ArrayList<>();
    for (Section each : section.sections("members")) {
      each.only(MEMBER);
      String wrong =
          add(
              name,
              each.text("email"),
              each.text("number"),
              each.text("issuer"),
              each.text("team"),
              each.text("site"),
              groups,
              members);
      if (wrong != null) {
        throw each.problem("", wrong, MEMBER);
      }
    }
    Programmes.Programme read =
        new Programmes.Programme(
            name,
            section
                .date("starts")
                .orElseThrow(
                    () -> section.problem("starts", "starts is missing: say the first day")),
            phases(section),
            groups,
            members);
    if (all.putIfAbsent(name, read) != null) {
      throw section.problem("programme", "programme " + name + " stands twice");
    }
  }

  private static List<Programmes.Phase> phases(Section section) {
    List<Programmes.Phase> phases = new ArrayList<>();
    for (Section each : section.sections("phases")) {
      each.only(List.of("phase", "from", "to"));
      int from = each.number("from").orElseThrow(() -> each.problem("from", "from is missing"));
      int to = each.number("to").orElseThrow(() -> each.problem("to", "to is missing"));
      String name = each.needText("phase");
      if (from < 1 || to < from || to > LONGEST) {
        throw each.problem(
            "from", "a phase goes from a day, 1 or later, to the same or a later one");
      }
      for (Programmes.Phase other : phases) {
        if (other.name().equals(name) || (from <= other.to() && other.from() <= to)) {
          throw each.problem("phase", "phase " + name + " overlaps with phase " + other.name());
        }
      }
      phases.add(new Programmes.Phase(name, from, to));
    }
    return phases;
  }

  private void table(RuleFile file) {
    MapCsv table = MapCsv.parse(file.name(), file.text()).only(COLUMNS, "(?!)").need("programme");
    for (MapCsv.Line line : table.lines()) {
      Programmes.Programme programme = all.get(line.need("programme"));
      if (programme == null) {
        throw line.wrong(
            "no programme is called "
                + line.need("programme")
                + "; known here: "
                + String.join(", ", all.keySet()));
      }
      String wrong =
          add(
              programme.name(),
              line.cell("email"),
              line.cell("employee_number"),
              line.cell("issuer"),
              line.cell("team"),
              line.cell("site"),
              programme.groups(),
              programme.members());
      if (wrong != null) {
        throw line.wrong(wrong);
      }
    }
  }

  /** Adds a person or a group; else says why it is neither. */
  private static @Nullable String add(
      String programme,
      Optional<String> email,
      Optional<String> number,
      Optional<String> issuer,
      Optional<String> team,
      Optional<String> site,
      List<Programmes.Group> groups,
      List<Programmes.Member> members) {
    boolean group = team.isPresent() || site.isPresent();
    int said = (email.isPresent() ? 1 : 0) + (number.isPresent() ? 1 : 0) + (group ? 1 : 0);
    if (said != 1) {
      return "a member is one of: a work e-mail, an employee number with its issuer, a team or site";
    }
    if (number.isPresent() != issuer.isPresent()) {
      return "an employee number says nothing without its issuer, as people: issuers: has it";
    }
    if (group) {
      groups.add(new Programmes.Group(team.orElse(""), site.orElse("")));
    } else {
      members.add(
          new Programmes.Member(programme, email.orElse(""), number.orElse(""), issuer.orElse("")));
    }
    return null;
  }
}
