package org.learnwire.app.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.LimitSettings;
import org.learnwire.routes.WriteMode;
import org.learnwire.routes.Writing;

/** Reads {@code connections:}. */
final class ConnectionsReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern SPAN = Pattern.compile("(\\d+)\\s*([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private static final String[] WRITES = {"mode", "caps", "owns-goals"};

  private final YamlMap top;
  private final Path folder;
  private final Optional<WriteMode> mode;

  /**
   * @param folder relative paths begin here
   */
  ConnectionsReader(YamlMap top, Path folder) {
    this.top = top;
    this.folder = folder;
    this.mode = mode(top, "mode");
  }

  List<ConnectionSettings> read() {
    Optional<YamlMap> connections = top.map("connections");
    List<ConnectionSettings> all = new ArrayList<>();
    for (String name : connections.map(YamlMap::keys).orElse(java.util.Set.of())) {
      if (!NAME.matcher(name).matches()) {
        throw connections
            .orElseThrow()
            .wrong(name, "is no good name: use a-z, 0-9 and -, beginning with a letter");
      }
      YamlMap connection =
          connections
              .orElseThrow()
              .map(name)
              .orElseThrow(() -> top.wrong("connections", "must hold connections"));
      ConnectionSettings read = connection(name, connection);
      if (read.writing().ownsGoals()) {
        Optional<String> other = owner(all);
        if (other.isPresent()) {
          throw connection.wrong("writes", "owns goals, and so does " + other.get() + ": one may");
        }
      }
      all.add(read);
    }
    return all;
  }

  private static Optional<String> owner(List<ConnectionSettings> connections) {
    return connections.stream()
        .filter(each -> each.writing().ownsGoals())
        .map(ConnectionSettings::name)
        .findFirst();
  }

  private ConnectionSettings connection(String name, YamlMap map) {
    map.only(
        "connector",
        "base-url",
        "settings",
        "every",
        "full-sweep",
        "writes",
        "formerly",
        "limits",
        "proxy",
        "ca",
        "client-certificate",
        "allow-unverified",
        "accept-performance-goal",
        "freshness",
        "raw");
    return new ConnectionSettings(
        name,
        map.required("connector"),
        map.text("base-url"),
        map.map("settings").map(YamlMap::textsAndFiles).orElse(Map.of()),
        map.text("every").map(t -> span(map, "every", t)).orElse(Duration.ofMinutes(15)),
        map.text("full-sweep").map(t -> sweepTime(map, t)),
        mode(map, WRITES).or(() -> mode).orElse(WriteMode.PLAN),
        map.text("formerly"),
        map.map("limits").map(ConnectionsReader::limits).orElse(LimitSettings.none()),
        NetworkReader.read(map, folder),
        map.flag("allow-unverified", false),
        map.flag("accept-performance-goal", false),
        writing(map),
        UpkeepReader.read(map),
        map.place());
  }

  private Writing writing(YamlMap map) {
    Optional<YamlMap> writes = map.map("writes").map(w -> w.only(WRITES));
    Optional<YamlMap> caps = writes.flatMap(w -> w.map("caps"));
    caps.ifPresent(
        each -> {
          each.only("per-pass", "per-day");
          if (mode(map, WRITES).or(() -> mode).orElse(WriteMode.PLAN) == WriteMode.PLAN) {
            throw writes.get().wrong("caps", "needs mode: auto; in mode: plan a person is asked");
          }
        });
    return new Writing(
        caps.flatMap(each -> whole(each, "per-pass")),
        caps.flatMap(each -> whole(each, "per-day")),
        writes.map(w -> w.flag("owns-goals", false)).orElse(false));
  }

  private static LimitSettings limits(YamlMap limits) {
    limits.only("per-second", "per-minute", "per-day", "concurrent");
    return new LimitSettings(
        limits.text("per-second").map(t -> number(limits, "per-second", t)),
        whole(limits, "per-minute"),
        whole(limits, "concurrent"),
        whole(limits, "per-day"));
  }

  private static Optional<Integer> whole(YamlMap limits, String key) {
    return limits.text(key).map(t -> (int) Math.ceil(number(limits, key, t)));
  }

  private static double number(YamlMap map, String key, String text) {
    try {
      double number = Double.parseDouble(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw map.wrong(key, "must be a number above 0");
    }
    throw map.wrong(key, "must be a number above 0");
  }

  static Duration span(YamlMap map, String key, String text) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      throw map.wrong(key, "must be a time like 15m, 1h or 1d");
    }
    return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
  }

  private static LocalTime sweepTime(YamlMap map, String text) {
    try {
      if (text.startsWith("daily ")) {
        return LocalTime.parse(text.substring(6).strip());
      }
    } catch (DateTimeException e) {
      throw map.wrong("full-sweep", "must be a time like \"daily 02:00\"");
    }
    throw map.wrong("full-sweep", "must be a time like \"daily 02:00\"");
  }

  private static Optional<WriteMode> mode(YamlMap map, String... words) {
    return map.map("writes")
        .map(w -> w.only(words))
        .flatMap(
            w ->
                w.text("mode")
                    .map(
                        t ->
                            switch (t) {
                              case "plan" -> WriteMode.PLAN;
                              case "auto" -> WriteMode.AUTO;
                              default -> throw w.wrong("mode", "must be plan or auto");
                            }));
  }
}
