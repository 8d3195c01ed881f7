package org.learnwire.rules;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file that knows its lines, so that every complaint can name one. */
final class Section {
  private final String file;
  private final int line;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  Section(String file, MappingNode node) {
    this.file = file;
    this.line = lineOf(node);
    for (NodeTuple entry : node.getValue()) {
      String key = ((ScalarNode) entry.getKeyNode()).getValue();
      if (entries.put(key, entry.getValueNode()) != null) {
        throw new InvalidRule(file, lineOf(entry.getKeyNode()), key + " stands twice", List.of());
      }
      lines.put(key, lineOf(entry.getKeyNode()));
    }
  }

  /**
   * The whole of a file.
   *
   * @param begins what a file that holds nothing is told
   */
  static Section root(RuleFile file, String begins, List<String> known) {
    try {
      Node node =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(file.text()));
      if (node instanceof MappingNode mapping) {
        return new Section(file.name(), mapping);
      }
      throw new InvalidRule(file.name(), 1, begins, known);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InvalidRule(file.name(), line, "this is not YAML: " + e.getProblem(), List.of());
    }
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  int line() {
    return line;
  }

  int line(String key) {
    return lines.getOrDefault(key, line);
  }

  Set<String> keys() {
    return entries.keySet();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Refuses every key that is not one of these. */
  Section only(List<String> known) {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        throw problem(key, "unknown word " + key, known);
      }
    }
    return this;
  }

  InvalidRule problem(String key, String what, List<String> known) {
    return new InvalidRule(file, line(key), what, known);
  }

  InvalidRule problem(String key, String what) {
    return problem(key, what, List.of());
  }

  Section need(String key) {
    return section(key).orElseThrow(() -> problem(key, key + " is missing"));
  }

  Optional<Section> section(String key) {
    Node node = entries.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof MappingNode mapping)) {
      throw problem(key, key + " needs words of its own, like {word: value}");
    }
    return Optional.of(new Section(file, mapping));
  }

  List<Section> sections(String key) {
    Node node = entries.get(key);
    List<Section> all = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node each : sequence.getValue()) {
        if (!(each instanceof MappingNode mapping)) {
          throw new InvalidRule(
              file, lineOf(each), "an entry of " + key + " needs words", List.of());
        }
        all.add(new Section(file, mapping));
      }
    } else if (node != null) {
      throw problem(key, key + " needs a list");
    }
    return all;
  }

  String needText(String key) {
    return text(key).orElseThrow(() -> problem(key, key + " is missing"));
  }

  Optional<String> text(String key) {
    Node node = entries.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw problem(key, key + " needs a plain value");
    }
    return Optional.of(scalar.getValue());
  }

  /** One word or a list of words. */
  List<String> words(String key) {
    if (entries.get(key) instanceof SequenceNode sequence) {
      List<String> words = new ArrayList<>();
      for (Node each : sequence.getValue()) {
        if (!(each instanceof ScalarNode scalar)) {
          throw problem(key, key + " needs a list of plain words");
        }
        words.add(scalar.getValue());
      }
      return words;
    }
    return text(key).map(List::of).orElse(List.of());
  }

  Optional<Boolean> flag(String key) {
    return oneOf(key, Map.of("true", true, "false", false));
  }

  <T> Optional<T> oneOf(String key, Map<String, T> known) {
    Optional<String> word = text(key);
    if (word.isPresent() && !known.containsKey(word.get())) {
      List<String> names = known.keySet().stream().sorted().toList();
      throw problem(key, "unknown value " + word.get() + " of " + key, names);
    }
    return word.map(known::get);
  }

  Optional<Integer> number(String key) {
    return parsed(key, Integer::valueOf, "a whole number");
  }

  Optional<Period> period(String key) {
    return parsed(key, Section::positivePeriod, "a period of days, weeks, months, like P30D");
  }

  Optional<Double> decimal(String key) {
    return parsed(key, Double::valueOf, "a number");
  }

  /** How long something lasts. */
  Optional<Span> span(String key) {
    return parsed(
        key, Span::parse, "a period of days, weeks, months, like P30D, or 7 working days");
  }

  Optional<LocalDate> date(String key) {
    return parsed(key, LocalDate::parse, "a date like 2026-11-22");
  }

  /** A date is the beginning of that day. */
  Optional<Instant> moment(String key, ZoneId zone) {
    return parsed(
        key,
        text ->
            text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : Instant.parse(text),
        "a date like 2026-11-22 or an instant like 2026-11-22T10:00:00Z");
  }

  private static Period positivePeriod(String text) {
    Period period = Period.parse(text);
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(text);
    }
    return period;
  }

  private <T> Optional<T> parsed(String key, Function<String, T> parser, String needs) {
    try {
      return text(key).map(parser);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw problem(key, key + " needs " + needs);
    }
  }
}
