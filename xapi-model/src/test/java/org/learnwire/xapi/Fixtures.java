package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JSON of the test resources, one file per variant. */
final class Fixtures {
  static final Path ROOT = Path.of("src/test/resources");

  /** Where in a statement the parts of a folder stand. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("agent", "/actor"),
          Map.entry("group", "/actor"),
          Map.entry("verb", "/verb"),
          Map.entry("activity", "/object"),
          Map.entry("statement_ref", "/object"),
          Map.entry("sub_statement", "/object"),
          Map.entry("object", "/object"),
          Map.entry("result", "/result"),
          Map.entry("score", "/result/score"),
          Map.entry("context", "/context"),
          Map.entry("attachment", "/attachments/0"),
          Map.entry("timestamp", "/timestamp"));

  private Fixtures() {}

  /** The variants of all parts that lie directly in the folder. */
  static List<Path> variants(String folder) {
    Path root = ROOT.resolve(folder);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> root.relativize(file).getNameCount() == 2)
          .filter(file -> PLACES.containsKey(file.getParent().getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(Path file) {
    try {
      return XapiJson.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  static JsonNode read(String file) {
    return read(ROOT.resolve(file));
  }

  /** A small valid statement with the part in its place. */
  static ObjectNode statementWith(Path file, JsonNode part) {
    ObjectNode json = minimal();
    String place = PLACES.get(file.getParent().getFileName().toString());
    switch (place) {
      case "/result/score" -> json.putObject("result").set("score", part);
      case "/attachments/0" -> json.putArray("attachments").add(part);
      default -> json.set(place.substring(1), part);
    }
    return json;
  }

  static ObjectNode minimal() {
    ObjectNode json = XapiJson.object();
    json.putObject("actor").put("mbox", "mailto:ana@example.test");
    json.putObject("verb").put("id", "http://adlnet.gov/expapi/verbs/completed");
    json.putObject("object").put("id", "https://lms.example.test/course/view.php?id=2");
    return json;
  }
}
