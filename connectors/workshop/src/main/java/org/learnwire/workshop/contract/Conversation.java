package org.learnwire.workshop.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of a connector's fixtures: what is asked, what the vendor answers, what must come of it.
 */
record Conversation(Path fixtures, Path file, JsonNode json) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  static Conversation of(Path fixtures, Path file) {
    return new Conversation(fixtures, file, yaml(file));
  }

  /** The stream or write. */
  String subject() {
    return file.getParent().getFileName().toString();
  }

  /** {@code 1-happy}. */
  String name() {
    return file.getFileName().toString().replace(".yaml", "");
  }

  /** {@code 1-happy} of {@code 1-happy-pages}. */
  String standard() {
    return name().replaceFirst("^(\\d-[a-z]+).*", "$1");
  }

  JsonNode expect() {
    return json.path("expect");
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(fixtures.resolve(name));
    } catch (IOException e) {
      throw new InvalidFixture(file + " names " + name + ", which cannot be read", e);
    }
  }

  /** A JSON value of the file, or of another file that it names. */
  JsonNode value(JsonNode node) {
    try {
      return node.path("file").isTextual() && node.size() == 1
          ? JSON.readTree(bytes(node.path("file").asText()))
          : node;
    } catch (IOException e) {
      throw new InvalidFixture(file + " names a file that is no JSON", e);
    }
  }

  /**
   * A file of the fixtures; one that is not there is empty.
   *
   * @throws InvalidFixture naming the line
   */
  static JsonNode yaml(Path file) {
    try {
      return Files.isRegularFile(file)
          ? YAML.readTree(Files.readString(file))
          : JsonNodeFactory.instance.objectNode();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InvalidFixture(
          "%s:%d: is no YAML: %s"
              .formatted(file, line, e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    } catch (IOException e) {
      throw new InvalidFixture(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
