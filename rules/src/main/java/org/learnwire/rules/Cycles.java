package org.learnwire.rules;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The performance cycles of a company, the earliest first.
 *
 * @param all of which no two share a day
 */
public record Cycles(List<Cycle> all) {
  public static final Cycles NONE = new Cycles(List.of());

  /** So long before it is needed somebody is told that a cycle, or its id, is missing. */
  public static final int AHEAD_DAYS = 60;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  public Cycles {
    all = all.stream().sorted(Comparator.comparing(Cycle::from)).toList();
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The cycle that a day lies in. */
  public Optional<Cycle> at(LocalDate day) {
    return all.stream().filter(cycle -> cycle.holds(day)).findFirst();
  }

  public Optional<Cycle> named(String name) {
    return all.stream().filter(cycle -> cycle.name().equals(name)).findFirst();
  }

  public Optional<Cycle> after(Cycle cycle) {
    return all.stream().filter(each -> each.from().isAfter(cycle.to())).findFirst();
  }

  /** Whether plans or cycles of this connection have ids. */
  public boolean hasIds(String connection) {
    return all.stream().anyMatch(cycle -> cycle.ids().containsKey(connection));
  }

  /** What is missing now or within {@link #AHEAD_DAYS} days, one sentence each. */
  public List<String> missing(LocalDate today) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    Optional<Cycle> now = at(today);
    if (now.isEmpty()) {
      missing.add(
          "%s lies in no cycle: goals that are decided today belong to none; add one to cycles.yaml"
              .formatted(shown(today)));
    }
    now.ifPresent(cycle -> ids(cycle, missing, "cycle %s has no id".formatted(cycle.name())));
    Optional<Cycle> last = now.or(() -> before(today));
    if (last.isPresent() && !today.plusDays(AHEAD_DAYS).isBefore(last.get().to())) {
      next(last.get(), missing);
    }
    return missing;
  }

  private Optional<Cycle> before(LocalDate day) {
    return all.stream().filter(cycle -> cycle.to().isBefore(day)).reduce((one, two) -> two);
  }

  private void next(Cycle cycle, List<String> missing) {
    Optional<Cycle> next = after(cycle);
    if (next.isEmpty()) {
      missing.add(
          "cycle %s ends on %s and cycles.yaml has none after it: add the next one, with its ids"
              .formatted(cycle.name(), shown(cycle.to())));
    } else {
      ids(
          next.get(),
          missing,
          "cycle %s begins on %s and has no id"
              .formatted(next.get().name(), shown(next.get().from())));
    }
  }

  /** Those connections whose plans had ids in another cycle need one in this one too. */
  private void ids(Cycle cycle, List<String> missing, String what) {
    TreeSet<String> connections = new TreeSet<>();
    all.forEach(each -> connections.addAll(each.ids().keySet()));
    connections.removeAll(cycle.ids().keySet());
    for (String connection : connections) {
      missing.add(what + " for " + connection + ": add it to its ids in cycles.yaml");
    }
  }

  /** A day as sentences say it. */
  public static String shown(LocalDate day) {
    return DAY.format(day);
  }
}
