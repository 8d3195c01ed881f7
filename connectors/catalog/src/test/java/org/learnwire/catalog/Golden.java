package org.learnwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files that hold what is right, one record a line. {@code -Dlearnwire.golden=write} writes them
 * anew: the difference then shows in version control what a change of a mapping does.
 */
final class Golden {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final Path folder;

  Golden(Path folder) {
    this.folder = folder;
  }

  void holds(String name, Collection<ObjectNode> records) throws IOException {
    Path file = folder.resolve(name + ".jsonl");
    String actual = records.stream().map(Golden::line).collect(Collectors.joining());
    if ("write".equals(System.getProperty("learnwire.golden"))) {
      Files.createDirectories(folder);
      Files.writeString(file, actual);
    }
    assertThat(file).as("a golden file of %s", name).exists();
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }

  /** With the keys of every object in order, so that equal records are equal lines. */
  private static String line(ObjectNode record) {
    try {
      return JSON.writeValueAsString(JSON.treeToValue(record, Map.class)) + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
