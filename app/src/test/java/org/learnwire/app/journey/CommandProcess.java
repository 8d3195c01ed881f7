package org.learnwire.app.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.learnwire.app.ProgramPath;

/**
 * One command in a process of its own, with everything it prints kept. It logs more than it usually
 * does: our own lines down to the finest, and what went wrong with its whole stack.
 */
final class CommandProcess {
  private static final String LOGGING =
      """
      <configuration>
        <appender name="stderr" class="ch.qos.logback.core.ConsoleAppender">
          <target>System.err</target>
          <encoder><pattern>%d %-5level %logger: %msg%n%ex</pattern></encoder>
        </appender>
        <logger name="org.learnwire" level="TRACE"/>
        <root level="INFO"><appender-ref ref="stderr"/></root>
      </configuration>
      """;

  private final Process process;
  private final Path out;
  private final Path err;

  private CommandProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it.
   *
   * @param folder where its output is kept, and its current folder
   */
  static CommandProcess start(Path folder, String sandbox, String... words) throws IOException {
    Path logging = Files.writeString(folder.resolve("logging.xml"), LOGGING);
    List<String> logged =
        List.of("-Dlogback.configurationFile=" + logging, "-Dlogging.config=" + logging);
    List<String> command = new ArrayList<>(ProgramPath.java(logged));
    command.addAll(List.of(words));
    Path out = Files.createTempFile(folder, words[0] + "-", ".out");
    Path err = Files.createTempFile(folder, words[0] + "-", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LEARNWIRE_SANDBOX", sandbox);
    return new CommandProcess(builder.start(), out, err);
  }

  /** Its exit code. */
  int end() throws InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end: " + err());
    }
    return process.exitValue();
  }

  /** Asks it to stop, as Ctrl-C does. */
  void stop() throws InterruptedException {
    process.destroy();
    end();
  }

  /** SIGKILL: nothing of it gets to clean up. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    end();
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
