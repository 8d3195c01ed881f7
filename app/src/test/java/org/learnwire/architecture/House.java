package org.learnwire.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The repository that the tests run in. */
final class House {

  private static final Set<String> NOT_OURS =
      Set.of("target", "generated", ".git", ".build", "node_modules", "demo-data", "data");

  private House() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("learnwire"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Every file of ours that a person wrote, in a stable order. */
  static List<Path> files(Predicate<Path> wanted) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(root(), new Collector(wanted, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }

  static List<Path> mainSources() {
    return files(file -> file.toString().contains("/src/main/java/") && isJava(file));
  }

  static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it would be written in a link from the top. */
  static String name(Path file) {
    return root().relativize(file).toString();
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Predicate<Path> wanted;
    private final List<Path> found;

    Collector(Predicate<Path> wanted, List<Path> found) {
      this.wanted = wanted;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_OURS.contains(folder.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (wanted.test(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
