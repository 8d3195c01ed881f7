package org.learnwire.workshop.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The folder that a conversation about files speaks of; the files are the older the earlier. */
record FilesDouble(Path folder) implements AutoCloseable {

  static FilesDouble of(Conversation conversation) throws IOException {
    Path folder = Files.createTempDirectory("files-");
    Instant at = Instant.parse("2026-03-01T00:00:00Z");
    for (Map.Entry<String, JsonNode> file : conversation.json().path("files").properties()) {
      Path path = Files.writeString(folder.resolve(file.getKey()), file.getValue().asText());
      Files.setLastModifiedTime(path, FileTime.from(at));
      at = at.plus(Duration.ofHours(1));
    }
    return new FilesDouble(folder);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
