package org.learnwire.routes;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.kit.CheckReport;
import org.learnwire.kit.ConnectionCheck;
import org.learnwire.people.Reach;

/** Can every connection be reached, does it let us in, and what would we see? Writes nothing. */
public final class Checks {
  private final JourneySettings settings;
  private final Clock clock;

  /**
   * One connection.
   *
   * @param problems what is wrong and what to do about it
   */
  public record Line(String text, List<String> problems, boolean well) {}

  public Checks(JourneySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Asks every connection.
   *
   * @param scratch an empty folder: the data folder is only looked at
   */
  public List<Line> run(Path scratch) throws InterruptedException {
    if (settings.place().exists()) {
      settings.place().snapshot(scratch.resolve("data"));
    }
    Path data = scratch.resolve("data");
    List<Line> lines = new ArrayList<>();
    try (Journey journey =
        Journey.open(settings.withData(data), clock, DatabaseOptions.standard())) {
      for (Connected connected : journey.connected()) {
        CheckReport report = new ConnectionCheck(journey.component()).run(connected.name());
        lines.add(
            line(
                connected, report, journey.operations().stale(), journey.hooks().state(connected)));
      }
      reach(journey.people().reach()).ifPresent(lines::add);
      policy(journey.policyLines()).ifPresent(lines::add);
      reviews(journey.cycles()).ifPresent(lines::add);
      journey.problems().forEach(problem -> lines.add(new Line(problem, List.of(), false)));
    }
    return lines;
  }

  /** Whom nothing that we write would reach. */
  private static Optional<Line> reach(Reach reach) {
    if (reach.working() == 0) {
      return Optional.empty();
    }
    String text =
        String.format(
            Locale.ROOT,
            "%-10s %d at work; no work address %d, no account in any other system %d, neither %d",
            "people",
            reach.working(),
            reach.withoutAddress(),
            reach.withoutAccount(),
            reach.nowhere());
    List<String> unreached =
        reach.nowhere() == 0
            ? List.of()
            : List.of(
                reach.nowhere()
                    + " cannot be reached: give them a work address in the HR system, or an account");
    return Optional.of(new Line(text, unreached, true));
  }

  /** What will be missing for performance reviews, and which goals are not sent. */
  private static Optional<Line> reviews(CycleDesk cycles) {
    List<String> said = cycles.warnings();
    return said.isEmpty() && cycles.cycles().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Line(
                String.format(
                    "%-10s %s", "reviews", said.isEmpty() ? "nothing is missing" : "see below"),
                said,
                true));
  }

  /** What the policy may have meant otherwise. */
  private Optional<Line> policy(PolicyLines policy) {
    List<String> said = new ArrayList<>(policy.doubts());
    said.addAll(policy.moves());
    return settings.policy().equals(PolicySettings.none())
        ? Optional.empty()
        : Optional.of(
            new Line(
                String.format(
                    "%-10s %s", "policy", said.isEmpty() ? "as it was meant" : "see below"),
                said,
                true));
  }

  private Line line(
      Connected connected, CheckReport report, List<Staleness.Stale> all, String hooks) {
    List<String> stale =
        all.stream()
            .filter(each -> each.connection().equals(connected.name()))
            .map(Staleness.Stale::text)
            .toList();
    String counts =
        report.counts().stream()
            .map(c -> c.name() + " " + c.visible() + " of " + c.expected())
            .collect(Collectors.joining(", "));
    String text =
        String.format(
            Locale.ROOT,
            "%-10s %-10s %s; %d calls, %.1f minutes per pass%s",
            connected.name(),
            connected.manifest().name(),
            state(report),
            report.callsPerPass(),
            report.minutesPerPass(),
            (counts.isEmpty() ? "" : "; sees " + counts) + hooks + notSent(connected));
    List<String> problems = new ArrayList<>(stale);
    report.problems().stream()
        .map(p -> p.message() + (p.fix().isBlank() ? "" : " → " + p.fix()))
        .forEach(problems::add);
    return new Line(text, problems, report.good() && stale.isEmpty());
  }

  private static String notSent(Connected connected) {
    List<String> writes = connected.connection().unverifiedWrites();
    return writes.isEmpty()
        ? ""
        : "; not sent without allow-unverified: true, never seen to work: "
            + String.join(", ", writes);
  }

  private static String state(CheckReport report) {
    return (report.reachable() ? "reachable" : "NOT reachable")
        + ", "
        + (report.authenticated() ? "authenticated" : "NOT authenticated")
        + ", "
        + (report.permitted() ? "permitted" : "NOT permitted");
  }
}
