package org.learnwire.routes.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.learnwire.ledger.audit.KeptHeads;

/** Logs, reports and lists that lie in the data folder as text. */
final class DataFiles {
  private static final Set<String> TEXTS = Set.of("log", "txt", "json", "ndjson", "csv", "out");

  private DataFiles() {}

  /** Blots the words out of each of them; the file stays the same one, whoever has it open. */
  static void blot(Path folder, Set<String> words) {
    if (words.isEmpty() || !Files.isDirectory(folder)) {
      return;
    }
    Words all = new Words(words);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(DataFiles::isText).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String utf8 =
            new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (all.in(utf8)) {
          Files.writeString(file, all.without(utf8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the files in " + folder + " could not be looked through: they may still name a person",
          e);
    }
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    // Numbers of rows may look like a number of somebody, and name nobody.
    return !name.equals(KeptHeads.FILE)
        && Files.isRegularFile(file)
        && TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
