package org.learnwire.workshop.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a page shows: each block of code whose first line is a comment with a path. */
final class ShownFiles {
  private static final Pattern FILE =
      Pattern.compile("(?s)```\\w+\\n(?:#|//) (\\w+/\\S+)\\n(.*?)```");

  private ShownFiles() {}

  /** Writes them below a folder; gives their paths. */
  static List<Path> write(Path page, Path folder) throws IOException {
    List<Path> written = new ArrayList<>();
    Matcher found = FILE.matcher(Files.readString(page));
    while (found.find()) {
      Path file = folder.resolve(found.group(1));
      Files.createDirectories(file.getParent());
      written.add(Files.writeString(file, found.group(2)));
    }
    return written;
  }
}
