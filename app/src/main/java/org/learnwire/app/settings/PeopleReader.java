package org.learnwire.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.routes.JourneySettings.PeopleSettings;

/** Reads {@code people:}. */
final class PeopleReader {
  private PeopleReader() {}

  static PeopleSettings read(YamlMap top, Path folder) {
    Optional<YamlMap> people = top.map("people");
    if (people.isEmpty()) {
      return new PeopleSettings(Map.of(), List.of(), Optional.empty());
    }
    YamlMap map = people.get().only("issuers", "ignore-emails", "map");
    return new PeopleSettings(
        map.map("issuers").map(YamlMap::texts).orElse(Map.of()),
        map.list("ignore-emails"),
        map.text("map").map(f -> TextFile.read(map, "map", folder.resolve(f)).text()));
  }
}
