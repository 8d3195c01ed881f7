package org.learnwire.bench.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.learnwire.rules.RuleFile;

/**
 * The rules of the library, and variants of them as departments would write them for their paths.
 */
final class Library {
  private Library() {}

  static List<RuleFile> read(Path folder, int variants) throws IOException {
    List<RuleFile> all = new ArrayList<>();
    List<RuleFile> ofPaths = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.sorted().toList()) {
        RuleFile file = new RuleFile(path.getFileName().toString(), Files.readString(path));
        all.add(file);
        boolean goal =
            file.text().contains("propose-goal:") || file.text().contains("proposed-goal");
        if (!goal && file.text().contains("\nwhen: {verb")) {
          ofPaths.add(file);
        }
      }
    }
    if (ofPaths.isEmpty()) {
      throw new IOException(folder + " holds no rules about verbs");
    }
    for (int i = 0; i < variants; i++) {
      all.add(variant(ofPaths.get(i % ofPaths.size()), i));
    }
    return all;
  }

  private static RuleFile variant(RuleFile file, int number) {
    String text =
        file.text()
            .replaceFirst("(?m)^rule: (\\S+)", "rule: $1-variant-" + number)
            .replaceFirst(
                "\nwhen: \\{",
                "\nwhen: {path: [path-%d, path-%d], ".formatted(number, (number + 7) % 40))
            .replaceFirst("(?s)\nexamples:.*", "\n");
    return new RuleFile("variant-" + number + " of " + file.name(), text);
  }
}
