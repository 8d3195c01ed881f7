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
  private static final Path SAMPLES = Path.of("../config-samples");

  private DemoRules() {}

  static List<RuleFile> files() {
    return in(SAMPLES.resolve("demo/rules")).toList();
  }

  static Stream<RuleFile> ofEverySample() {
    return list(SAMPLES)
        .map(sample -> sample.resolve("rules"))
        .filter(Files::isDirectory)
        .flatMap(DemoRules::in);
  }

  /** One rule per word, with the examples that say what it does. */
  static Stream<RuleFile> words() {
    return in(Path.of("src/test/resources/words"));
  }

  /** The library, and a rule for every word. */
  static RuleBook everything(LearningMap map, Instant activeFrom) {
    List<RuleFile> files =
        Stream.concat(in(SAMPLES.resolve("rules-library/rules")), words()).toList();
    return active(RuleBook.load(files, map, BERLIN, Map.of()), activeFrom);
  }

  private static Stream<RuleFile> in(Path folder) {
    return list(folder)
        .filter(path -> path.toString().endsWith(".yaml"))
        .map(path -> new RuleFile(name(path), text(path)));
  }

  private static String name(Path path) {
    return path.startsWith(SAMPLES) ? SAMPLES.relativize(path).toString() : path.toString();
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList().stream();
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
    return active(RuleBook.load(files(), map, BERLIN, Map.of()), activeFrom);
  }

  private static RuleBook active(RuleBook book, Instant activeFrom) {
    Map<String, Instant> moments = new HashMap<>();
    book.rules().forEach(rule -> moments.put(rule.name(), activeFrom));
    return book.activeFrom(moments);
  }
}
