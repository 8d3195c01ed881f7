package org.learnwire.app.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * The log file {@code sign-in.log} of the data folder: what only the folder's owner may read, such
 * as the code of the first account. What a service prints is read by many.
 */
public final class SignInLog {
  private static final String FILE = "sign-in.log";

  private final Path file;
  private final Clock clock;

  public SignInLog(Path data, Clock clock) {
    this.file = data.resolve(FILE);
    this.clock = clock;
  }

  public Path file() {
    return file;
  }

  void say(String line) {
    try {
      if (!Files.exists(file)) {
        OwnersOnly.create(file);
      }
      Files.writeString(
          file,
          clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line + "\n",
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
