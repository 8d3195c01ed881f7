package org.learnwire.kit.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a YAML file: hands out typed values, or says on which line they are not. */
final class Section {
  private final String file;
  private final String what;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  Section(String file, String what, Node node) {
    this.file = file;
    this.what = what;
    this.line = line(node);
    if (!(node instanceof MappingNode mapping)) {
      throw wrongAt(line, " must be keys and values", List.of());
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = ((ScalarNode) scalar(tuple.getKeyNode(), "a key")).getValue();
      if (values.put(key, tuple.getValueNode()) != null) {
        throw wrongAt(line(tuple.getKeyNode()), ": " + key + " is there twice", List.of());
      }
      lines.put(key, line(tuple.getKeyNode()));
    }
  }

  /** Fails on the first name that is not in this section's vocabulary. */
  Section only(Vocabulary vocabulary) {
    for (String key : values.keySet()) {
      if (!vocabulary.names().contains(key)) {
        throw wrongAt(lines.get(key), ": unknown key " + key, vocabulary.names());
      }
    }
    return this;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Set<String> keys() {
    return values.keySet();
  }

  Optional<Section> section(String key) {
    return node(key).map(node -> new Section(file, what + "." + key, node));
  }

  Section needSection(String key) {
    return section(key).orElseThrow(() -> missing(key));
  }

  /** Every value of this section as a section of its own, in the file's order. */
  Map<String, Section> sections() {
    Map<String, Section> all = new LinkedHashMap<>();
    values.forEach((key, node) -> all.put(key, new Section(file, what + "." + key, node)));
    return all;
  }

  List<Section> list(String key) {
    List<Section> all = new ArrayList<>();
    for (Node item : items(key)) {
      all.add(new Section(file, "%s.%s[%d]".formatted(what, key, all.size()), item));
    }
    return all;
  }

  Optional<String> text(String key) {
    return node(key).map(node -> ((ScalarNode) scalar(node, key)).getValue());
  }

  @Nullable String textOrNull(String key) {
    return text(key).orElse(null);
  }

  String needText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  /** A list of texts; one scalar is a list of one. */
  List<String> texts(String key) {
    if (isText(key)) {
      return List.of(needText(key));
    }
    return items(key).stream().map(item -> ((ScalarNode) scalar(item, key)).getValue()).toList();
  }

  boolean flag(String key, boolean otherwise) {
    return text(key)
        .map(text -> oneOf(key, text, List.of("true", "false")).equals("true"))
        .orElse(otherwise);
  }

  double number(String key, double otherwise) {
    return parsed(key, Double::parseDouble, "must be a number").orElse(otherwise);
  }

  Duration duration(String key, Duration otherwise) {
    return parsed(key, Duration::parse, "must be a duration as PT30S").orElse(otherwise);
  }

  private <T> Optional<T> parsed(String key, Function<String, T> parse, String why) {
    try {
      return text(key).map(parse);
    } catch (NumberFormatException | DateTimeParseException e) {
      throw wrong(key, why, List.of());
    }
  }

  <E extends Enum<E>> E word(String key, Class<E> words, E otherwise) {
    return text(key).map(text -> word(key, text, words)).orElse(otherwise);
  }

  <E extends Enum<E>> E needWord(String key, Class<E> words) {
    return word(key, needText(key), words);
  }

  <E extends Enum<E>> E word(String key, String text, Class<E> words) {
    oneOf(key, text, Word.all(words));
    return Enum.valueOf(words, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  Optional<JsonNode> json(String key) {
    return node(key).map(YamlJson::of);
  }

  boolean isText(String key) {
    return values.get(key) instanceof ScalarNode;
  }

  boolean isMapping(String key) {
    return values.get(key) instanceof MappingNode;
  }

  InvalidManifest missing(String key) {
    return wrongAt(line, " needs " + key, List.of());
  }

  InvalidManifest wrong(String key, String why, Collection<String> known) {
    return wrongAt(lines.getOrDefault(key, line), ": %s %s".formatted(key, why), known);
  }

  InvalidManifest wrongAt(int where, String why, Collection<String> known) {
    return new InvalidManifest(file, where, what + why, known);
  }

  int line() {
    return line;
  }

  private String oneOf(String key, String text, List<String> known) {
    if (!known.contains(text)) {
      throw wrong(key, "cannot be " + text, known);
    }
    return text;
  }

  private Optional<Node> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private List<Node> items(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (values.get(key) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw wrong(key, "must be a list", List.of());
  }

  private Node scalar(Node node, String key) {
    if (node instanceof ScalarNode) {
      return node;
    }
    throw wrongAt(line(node), ": %s must be one value".formatted(key), List.of());
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
