package org.learnwire.connector.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file to read at leisure; a copy is deleted afterwards, the file itself never. */
record LocalCopy(Path path, boolean made) implements AutoCloseable {

  /** Readable by nobody else: that is how temporary files are made. */
  static LocalCopy made(Path far) throws IOException {
    Path copy = Files.createTempFile("learnwire-", ".in");
    try {
      Files.copy(far, copy, StandardCopyOption.REPLACE_EXISTING);
      return new LocalCopy(copy, true);
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (made) {
      Files.deleteIfExists(path);
    }
  }
}
