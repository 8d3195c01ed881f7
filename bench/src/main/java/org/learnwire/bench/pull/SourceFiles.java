package org.learnwire.bench.pull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The connector of the made-up source. */
public final class SourceFiles {
  private SourceFiles() {}

  /**
   * Writes it as a folder.
   *
   * @param page records to a page
   */
  public static Path write(Path folder, int page) throws IOException {
    Files.createDirectories(folder);
    String manifest = text("connector.yaml").replace("size: 100", "size: " + page);
    Files.writeString(folder.resolve("connector.yaml"), manifest);
    Files.writeString(folder.resolve("record.jslt"), text("record.jslt"));
    return folder;
  }

  private static String text(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SourceFiles.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
