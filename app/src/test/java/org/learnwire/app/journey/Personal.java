package org.learnwire.app.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every value that answers held and that fixtures must not: whatever is no moment and no word of
 * the connector's own files. Written without a look at how a recording chooses.
 */
final class Personal {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}._-])\\d+(?![\\p{L}\\p{N}]|\\.\\d)");
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?|0000-00-00|1[5-9]\\d{8}");

  private static final String MOMENTS_IN = "\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z";

  /** Where a number counts or measures, and is an id only by chance. */
  private static final Set<String> MEASURES =
      Set.of(
          "calls",
          "times",
          "status",
          "count",
          "totalSize",
          "percentComplete",
          "progress",
          "progressPercent",
          "enrolledusercount",
          "grade",
          "graderaw",
          "grademin",
          "grademax",
          "max",
          "min",
          "raw",
          "scaled",
          "maxdepth",
          "completion",
          "visible",
          "attempts",
          "sortorder",
          "section",
          "perpage",
          "autosaveperiod",
          "graceperiod",
          "onlyCurrent",
          "numrows",
          "rowspan",
          "weightformatted",
          "percentageformatted",
          "rangeformatted",
          "type",
          "level",
          "leader");

  private final Set<String> texts = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private final String connector;

  /**
   * @param connector the text of the connector's own files
   */
  Personal(List<JsonNode> answers, String connector) {
    this.connector = connector;
    answers.forEach(answer -> look("", answer));
  }

  int size() {
    return texts.size() + ids.size();
  }

  private void look(String field, JsonNode node) {
    node.fields().forEachRemaining(each -> look(each.getKey(), each.getValue()));
    if (node.isArray()) {
      node.forEach(each -> look(field, each));
    }
    if (!node.isValueNode() || node.isNull() || node.isBoolean()) {
      return;
    }
    String value = node.asText();
    if (value.matches("\\d{2,18}")
        && field.matches("(?i).*(id|number|module|instance|course|quiz|category)")) {
      ids.add(value);
    } else if (value.startsWith("http")) {
      NUMBER.matcher(value).results().map(found -> found.group()).forEach(this::addressed);
    } else if (value.length() > 2
        && !value.matches("[\\d.,:% –-]+")
        && !MOMENT.matcher(value).matches()) {
      // What a trial writes there is ours.
      if (!connector.contains(value) && !value.contains("Learnwire")) {
        texts.add(value);
      }
      if (field.matches("(?i).*name") && value.matches("\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+")) {
        texts.addAll(List.of(value.split(" ")));
      }
    }
  }

  private void addressed(String number) {
    if (number.length() > 1 && !MOMENT.matcher(number).matches()) {
      ids.add(number);
    }
  }

  /** What of it stands in the fixtures of a folder, and where. */
  Set<String> in(Path folder) {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder.resolve("fixtures"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        find(
            file.getParent().getFileName() + "/" + file.getFileName(),
            "",
            YAML.readTree(file.toFile()),
            found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private void find(String file, String field, JsonNode node, Set<String> found) {
    node.fields()
        .forEachRemaining(
            each -> {
              if (ids.contains(each.getKey())) {
                found.add(file + ": the key " + each.getKey());
              }
              find(file, each.getKey(), each.getValue(), found);
            });
    if (node.isArray()) {
      node.forEach(each -> find(file, field, each, found));
    }
    if (node.isValueNode() && !MOMENT.matcher(node.asText()).matches()) {
      leaf(file, field, decoded(node.asText()).replaceAll(MOMENTS_IN, ""), found);
    }
  }

  private void leaf(String file, String field, String value, Set<String> found) {
    if (!MEASURES.contains(field)) {
      NUMBER
          .matcher(value)
          .results()
          .filter(number -> ids.contains(number.group()))
          .forEach(number -> found.add(file + ": " + field + " = " + value));
    }
    for (String text : texts) {
      if (holds(value, text)) {
        found.add(file + ": " + field + " = " + value + " (" + text + ")");
      }
    }
  }

  private static boolean holds(String value, String text) {
    for (int at = value.indexOf(text); at >= 0; at = value.indexOf(text, at + 1)) {
      int end = at + text.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(value.charAt(at - 1));
      if (begins && (end == value.length() || !Character.isLetterOrDigit(value.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String value) {
    try {
      return value.startsWith("${vendor}") || value.startsWith("/")
          ? URLDecoder.decode(value, StandardCharsets.UTF_8)
          : value;
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
