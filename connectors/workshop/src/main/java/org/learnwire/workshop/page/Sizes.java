package org.learnwire.workshop.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.learnwire.workshop.contract.Contract;

/**
 * What a connector's folder takes: lines, blank ones and comments too, and conversations.
 *
 * @param manifest lines of connector.yaml
 * @param mappings lines of all *.jslt
 * @param java lines below src/main
 * @param conversations that the contract test holds
 * @param impossible standard conversations that cannot be, each with a reason
 */
record Sizes(long manifest, long mappings, long java, long conversations, long impossible) {
  static final Sizes NONE = new Sizes(0, 0, 0, 0, 0);

  static Sizes of(Path folder) {
    Contract contract = Contract.of(folder);
    return new Sizes(
        lines(folder.resolve("connector.yaml")),
        lines(folder, 1, ".jslt"),
        lines(folder.resolve("src/main"), 99, ".java"),
        contract.names().size(),
        contract.notApplicable().size());
  }

  Sizes plus(Sizes other) {
    return new Sizes(
        manifest + other.manifest,
        mappings + other.mappings,
        java + other.java,
        conversations + other.conversations,
        impossible + other.impossible);
  }

  private static long lines(Path folder, int depth, String ending) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .mapToLong(Sizes::lines)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
