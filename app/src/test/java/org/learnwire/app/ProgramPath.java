package org.learnwire.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.learnwire.app.cli.Learnwire;

/**
 * How the program alone is started in a process of its own: as the launcher does, from an archive
 * of its classes.
 */
public final class ProgramPath {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path PACKED = TARGET.resolve("learnwire.jar.original");

  private ProgramPath() {}

  /** What is on the tests' path, without the tests of this module and those lent by others. */
  public static String withoutTests() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .map(entry -> packed(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The words before the program's own; a heap and compilers as the launcher gives them. */
  public static List<String> java(List<String> more) {
    return java(more, withoutTests(), Learnwire.class);
  }

  /** The words before those of a test's own process: the program comes first on its path. */
  public static List<String> javaOf(Class<?> main) {
    String all = System.getProperty("java.class.path");
    return java(List.of(), withoutTests() + File.pathSeparator + all, main);
  }

  private static List<String> java(List<String> more, String path, Class<?> main) {
    List<String> words = new ArrayList<>(plain());
    words.addAll(archive());
    words.addAll(more);
    words.addAll(List.of("-cp", path, main.getName()));
    return words;
  }

  private static List<String> plain() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xlog:cds*=off");
  }

  /** No archive holds classes of a folder; the jar beside it has the same ones. */
  private static String packed(Path entry) {
    boolean ours = entry.endsWith(Path.of("target", "classes")) && entry.startsWith(TARGET);
    return (ours && Files.exists(PACKED) ? PACKED : entry).toString();
  }

  /**
   * Made once for all test classes of a build; without it a start takes twice as long, and works.
   */
  private static synchronized List<String> archive() {
    if (!Files.exists(PACKED)) {
      return List.of();
    }
    Path archive = TARGET.resolve("program.jsa");
    try (FileChannel lock =
            FileChannel.open(
                TARGET.resolve("program.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var held = lock.lock()) {
      if (!Files.exists(archive)
          || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(PACKED)) < 0) {
        record(archive);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
  }

  private static void record(Path archive) throws IOException, InterruptedException {
    Files.deleteIfExists(archive);
    List<String> words = new ArrayList<>(plain());
    words.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh"));
    words.addAll(List.of("-cp", withoutTests(), Learnwire.class.getName(), "warm-up"));
    words.addAll(List.of("--data", Files.createTempDirectory("warm-up").toString()));
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(TARGET.resolve("program-archive.log").toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
