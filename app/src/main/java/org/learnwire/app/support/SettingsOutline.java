package org.learnwire.app.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The shape of a settings file: its keys, and of its values only those that cannot be anybody's
 * secret or name. What is shown is listed, not what is hidden: a new setting is hidden by itself.
 */
final class SettingsOutline {
  private static final Pattern HARMLESS =
      Pattern.compile(
          "true|false|-?\\d{1,6}(\\.\\d{1,3})?%?|\\d{1,6}(ms|s|m|h|d)|-?P[0-9TDHMSYW.]{1,20}"
              + "|(daily )?\\d\\d:\\d\\d|\\$\\{[A-Za-z0-9_]{1,64}}");

  private final Set<String> words;
  private final Predicate<String> inEnvironment;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param words that may be shown besides: words of the program's own
   */
  SettingsOutline(Set<String> words, Predicate<String> inEnvironment) {
    this.words = words;
    this.inEnvironment = inEnvironment;
  }

  /** The words that a JSON Schema lets one choose from. */
  static Set<String> wordsOf(String resource) throws IOException {
    Set<String> words = new TreeSet<>();
    try (InputStream in = SettingsOutline.class.getResourceAsStream(resource)) {
      collect(new ObjectMapper().readTree(in), words);
    }
    return words;
  }

  private static void collect(JsonNode schema, Set<String> words) {
    schema.path("enum").forEach(word -> words.add(word.asText()));
    if (schema.path("const").isTextual()) {
      words.add(schema.path("const").asText());
    }
    schema.forEach(part -> collect(part, words));
  }

  String of(Path file) {
    text.setLength(0);
    if (!Files.isRegularFile(file)) {
      return "(there is no such file)\n";
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(20);
      Node root = new Yaml(options).compose(reader);
      if (root != null) {
        node(root, "");
      }
    } catch (MarkedYAMLException e) {
      return "(not YAML, from line " + (e.getProblemMark().getLine() + 1) + " on)\n";
    } catch (IOException e) {
      return "(cannot be read)\n";
    }
    return text.toString();
  }

  private void node(Node node, String indent) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple each : mapping.getValue()) {
        String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        value(indent + key(key) + ":", each.getValueNode(), indent);
      }
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(each -> value(indent + "-", each, indent));
    } else {
      text.append(indent).append(shown((ScalarNode) node)).append('\n');
    }
  }

  private void value(String before, Node value, String indent) {
    text.append(before);
    if (value instanceof ScalarNode scalar) {
      text.append(' ').append(shown(scalar)).append('\n');
    } else {
      text.append('\n');
      node(value, indent + "  ");
    }
  }

  /** Keys are the program's words or the user's names of connections; never an address. */
  private static String key(String key) {
    return key.matches("[A-Za-z][A-Za-z0-9-]{0,39}") ? key : "(a key of " + key.length() + ")";
  }

  private String shown(ScalarNode scalar) {
    String value = scalar.getValue();
    if (value.startsWith("${") && HARMLESS.matcher(value).matches()) {
      boolean there = inEnvironment.test(value.substring(2, value.length() - 1));
      return value + (there ? " (set)" : " (not set)");
    }
    boolean harmless = HARMLESS.matcher(value).matches() || words.contains(value);
    return harmless ? value : "(a text of " + value.length() + ")";
  }
}
