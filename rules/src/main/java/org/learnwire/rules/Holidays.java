package org.learnwire.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days of the year on which nobody works.
 *
 * @param everywhere at every site
 * @param ofSites site → its own ones besides
 */
public record Holidays(Set<LocalDate> everywhere, Map<String, Set<LocalDate>> ofSites) {
  public static final Holidays NONE = new Holidays(Set.of(), Map.of());
  private static final List<String> COLUMNS = List.of("date", "site", "name");

  public Holidays {
    everywhere = Set.copyOf(everywhere);
    ofSites = Map.copyOf(ofSites);
  }

  /**
   * Reads a list: columns {@code date}, {@code site} (empty: everywhere) and {@code name}.
   *
   * @throws InvalidLearningMap naming file and line
   */
  public static Holidays parse(String file, String csv) {
    MapCsv table = MapCsv.parse(file, csv).only(COLUMNS, "(?!)").need("date");
    Holidays all = NONE;
    for (MapCsv.Line line : table.lines()) {
      LocalDate day = day(line);
      Optional<String> site = line.cell("site");
      all =
          all.and(
              site.isEmpty()
                  ? new Holidays(Set.of(day), Map.of())
                  : new Holidays(Set.of(), Map.of(site.get(), Set.of(day))));
    }
    return all;
  }

  private static LocalDate day(MapCsv.Line line) {
    String text = line.need("date");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw line.wrong("date needs a date like 2026-12-25, not " + text);
    }
  }

  public Holidays and(Holidays other) {
    Set<LocalDate> days = new HashSet<>(everywhere);
    days.addAll(other.everywhere);
    Map<String, Set<LocalDate>> sites = new HashMap<>(ofSites);
    other.ofSites.forEach((site, more) -> sites.merge(site, more, Holidays::both));
    return new Holidays(days, sites);
  }

  private static Set<LocalDate> both(Set<LocalDate> one, Set<LocalDate> other) {
    Set<LocalDate> both = new HashSet<>(one);
    both.addAll(other);
    return Set.copyOf(both);
  }

  boolean includes(LocalDate day, @Nullable String site) {
    return everywhere.contains(day)
        || (site != null && ofSites.getOrDefault(site, Set.of()).contains(day));
  }
}
