package org.learnwire.app.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.learnwire.rules.Cycle;
import org.learnwire.rules.Cycles;

/** Reads cycles.yaml whole or refuses it whole. */
final class CyclesReader {
  private final Set<String> connections;

  private CyclesReader(Set<String> connections) {
    this.connections = connections;
  }

  /**
   * The cycles of a company.
   *
   * @param connections that it may speak of
   * @throws InvalidSettings naming file, line and the known words
   */
  static Cycles read(Path file, Set<String> connections) {
    YamlMap root = YamlMap.read(file, new Placeholders(file.getParent(), name -> null));
    root.only("cycles");
    YamlMap cycles =
        root.map("cycles").orElseThrow(() -> root.wrong("cycles", "must hold the cycles"));
    return new CyclesReader(connections).read(cycles);
  }

  private Cycles read(YamlMap cycles) {
    List<Cycle> all = new ArrayList<>();
    for (String name : cycles.keys()) {
      Cycle cycle = cycle(name, cycles, cycles.map(name).orElseThrow());
      for (Cycle other : all) {
        if (!cycle.from().isAfter(other.to()) && !other.from().isAfter(cycle.to())) {
          throw cycles.wrong(
              name, "shares days with \"" + other.name() + "\"; a day is in one cycle");
        }
      }
      all.add(cycle);
    }
    return new Cycles(all);
  }

  private Cycle cycle(String name, YamlMap cycles, YamlMap map) {
    map.only("from", "to", "goal-window", "freeze", "ids", "locked");
    LocalDate from = day(map, "from");
    LocalDate to = day(map, "to");
    if (to.isBefore(from)) {
      throw cycles.wrong(name, "ends before it begins");
    }
    YamlMap window = map.map("goal-window").map(each -> each.only("from", "to")).orElse(map);
    LocalDate opens = day(window, "from");
    LocalDate closes = day(window, "to");
    LocalDate freeze = or(map, "freeze", () -> to.plusDays(1));
    if (closes.isBefore(opens)) {
      throw map.wrong("goal-window", "closes before it opens");
    }
    if (!freeze.isAfter(opens)) {
      throw map.wrong("freeze", "is not after the day on which goals may first be set");
    }
    Map<String, String> ids = map.map("ids").map(YamlMap::texts).orElse(Map.of());
    ids.keySet().forEach(each -> known(map, "ids", each));
    List<String> locked = map.oneOrMore("locked");
    locked.forEach(each -> known(map, "locked", each));
    return new Cycle(name, from, to, opens, closes, freeze, ids, Set.copyOf(locked));
  }

  private void known(YamlMap map, String key, String connection) {
    if (!connections.contains(connection)) {
      throw map.wrong(
          key,
          "names %s, which is no connection; there are %s"
              .formatted(connection, String.join(", ", connections)));
    }
  }

  private static LocalDate or(YamlMap map, String key, Supplier<LocalDate> otherwise) {
    return map.text(key).isPresent() ? day(map, key) : otherwise.get();
  }

  private static LocalDate day(YamlMap map, String key) {
    String text = map.required(key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw map.wrong(key, "must be a date like 2026-12-31");
    }
  }
}
