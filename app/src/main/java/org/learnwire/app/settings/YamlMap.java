package org.learnwire.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a YAML file that knows its lines, refuses unknown keys and fills in secrets. */
final class YamlMap {
  private final String file;
  private final String where;
  private final int line;
  private final Placeholders placeholders;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private YamlMap(String file, String where, MappingNode node, Placeholders placeholders) {
    this.file = file;
    this.where = where;
    this.line = node.getStartMark().getLine() + 1;
    this.placeholders = placeholders;
    for (NodeTuple tuple : node.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (nodes.put(key, tuple.getValueNode()) != null) {
        throw new InvalidSettings(
            file, keyLine, "\"" + key + "\" stands twice in " + where + ".", "Remove one.");
      }
      lines.put(key, keyLine);
    }
  }

  static YamlMap read(Path path, Placeholders placeholders) {
    String file = path.getFileName().toString();
    if (!Files.isRegularFile(path)) {
      throw new InvalidSettings(
          path.toString(), 0, "there is no such file.", "Name one with -c FILE.");
    }
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(20);
    try (Reader reader = Files.newBufferedReader(path)) {
      Node root = new Yaml(options).compose(reader);
      if (!(root instanceof MappingNode mapping)) {
        throw new InvalidSettings(
            file, 1, "the file is empty.", "Start with a key, such as \"learnwire:\".");
      }
      return new YamlMap(file, "the file", mapping, placeholders);
    } catch (MarkedYAMLException e) {
      int at = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new InvalidSettings(
          file, at, "this is not YAML: " + e.getProblem() + ".", "Mend that line.");
    } catch (IOException e) {
      throw new InvalidSettings(file, 0, "cannot be read: " + e.getMessage() + ".", "");
    }
  }

  /** Refuses every key that is not among the known ones. */
  YamlMap only(String... known) {
    Set<String> allowed = Set.of(known);
    for (String key : nodes.keySet()) {
      if (!allowed.contains(key)) {
        throw InvalidSettings.unknownKey(file, lines.get(key), where, key, allowed);
      }
    }
    return this;
  }

  Set<String> keys() {
    return nodes.keySet();
  }

  Optional<YamlMap> map(String key) {
    Node node = nodes.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(file, "\"" + key + "\"", mapping, placeholders));
    }
    throw wrong(
        key, "must hold keys of its own", "Write them below it, each indented by two spaces.");
  }

  /** Whether keys of its own stand below the key. */
  boolean holdsKeys(String key) {
    return nodes.get(key) instanceof MappingNode;
  }

  Optional<String> text(String key) {
    Node node = nodes.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar) {
      return Optional.of(filled(key, scalar.getValue()));
    }
    throw wrong(
        key,
        "must be one value",
        "Write it on one line: \"" + key + ": value\", in quotes where it holds : # [ or {.");
  }

  String required(String key) {
    return text(key)
        .filter(t -> !t.isBlank())
        .orElseThrow(
            () ->
                new InvalidSettings(
                    file,
                    line,
                    where + " has no \"" + key + "\".",
                    "Add a line \"" + key + ": …\"."));
  }

  boolean flag(String key, boolean otherwise) {
    return text(key)
        .map(
            t -> {
              if (!t.equals("true") && !t.equals("false")) {
                throw wrong(key, "must be true or false", "Write one of the two.");
              }
              return t.equals("true");
            })
        .orElse(otherwise);
  }

  /** A share such as 20 %, as a number between 0 and 1. */
  Optional<Double> share(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      double percent = Double.parseDouble(text.get().replace("%", "").strip());
      if (percent < 0 || percent > 100) {
        throw wrong(key, "must be between 0% and 100%");
      }
      return Optional.of(percent / 100);
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a share like 20%");
    }
  }

  List<String> list(String key) {
    Node node = nodes.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(key, "must be a list", "Write \"" + key + ": [one, two]\".");
    }
    List<String> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (!(item instanceof ScalarNode scalar)) {
        throw wrong(key, "must be a list of single values", "Write \"" + key + ": [one, two]\".");
      }
      values.add(filled(key, scalar.getValue()));
    }
    return values;
  }

  /** One value, or a list of them. */
  List<String> oneOrMore(String key) {
    return nodes.get(key) instanceof ScalarNode ? text(key).stream().toList() : list(key);
  }

  /** A list whose items hold keys of their own. */
  List<YamlMap> maps(String key) {
    Node node = nodes.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(key, "must be a list");
    }
    List<YamlMap> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (!(item instanceof MappingNode mapping)) {
        throw wrong(key, "must be a list whose items hold keys of their own");
      }
      items.add(new YamlMap(file, "an item of \"" + key + "\"", mapping, placeholders));
    }
    return items;
  }

  Map<String, String> texts() {
    Map<String, String> all = new LinkedHashMap<>();
    nodes.keySet().forEach(key -> all.put(key, text(key).orElse("")));
    return all;
  }

  /** Each value as it stands, or what the file says that it names by {@code {file: PATH}}. */
  Map<String, String> textsAndFiles() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String key : nodes.keySet()) {
      boolean file = nodes.get(key) instanceof MappingNode;
      all.put(key, file ? fileText(key) : text(key).orElse(""));
    }
    return all;
  }

  private String fileText(String key) {
    YamlMap named = map(key).orElseThrow().only("file");
    return placeholders.content(
        named.required("file"),
        missing ->
            new InvalidSettings(
                file,
                lineOf(key),
                "\"" + key + "\" needs " + missing + ".",
                "Mend the path or the file."));
  }

  /** Where it begins: file and line. */
  String place() {
    return file + ":" + line;
  }

  /** Where a key stands: file and line. */
  String place(String key) {
    return file + ":" + lineOf(key);
  }

  int lineOf(String key) {
    return lines.getOrDefault(key, line);
  }

  /** An error at a key of this mapping. */
  InvalidSettings wrong(String key, String what) {
    return wrong(key, what, "");
  }

  private InvalidSettings wrong(String key, String what, String next) {
    return new InvalidSettings(file, lineOf(key), "\"" + key + "\" " + what + ".", next);
  }

  private String filled(String key, String value) {
    return placeholders.fill(
        value,
        missing ->
            new InvalidSettings(
                file,
                lineOf(key),
                "\"" + key + "\" needs " + missing + ".",
                "Set it and start again."));
  }
}
