package org.learnwire.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules of the demo's sample folder. */
final class DemoRules {
  static final Company BERLIN = new Company(ZoneId.of("Europe/Berlin"), List.of("de", "en"));
  private static final Path FOLDER = Path.of("../config-samples/demo/rules");

  private DemoRules() {}

  static List<RuleFile> files() {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(path -> path.toString().endsWith(".yaml"))
          .sorted()
          .map(path -> new RuleFile("rules/" + path.getFileName(), text(path)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RuleBook book(LearningMap map, Instant activeFrom) {
    RuleBook book = RuleBook.load(files(), map, BERLIN, Map.of());
    Map<String, Instant> moments = new HashMap<>();
    book.rules().forEach(rule -> moments.put(rule.name(), activeFrom));
    return book.activeFrom(moments);
  }
}
