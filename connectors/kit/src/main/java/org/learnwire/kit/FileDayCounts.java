package org.learnwire.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import org.learnwire.kit.http.DayCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of a day in files, one for each connection that has a daily quota: {@code 2026-03-01
 * 4711}. A file that cannot be read or written is no reason not to ask.
 */
public final class FileDayCounts implements DayCounts {
  private static final Logger LOG = LoggerFactory.getLogger(FileDayCounts.class);
  private final Path folder;

  /**
   * @param data the folder that {@code calls/} is made in once it is needed
   */
  public FileDayCounts(Path data) {
    this.folder = data.toAbsolutePath().normalize().resolve("calls");
  }

  @Override
  public long of(String connection, LocalDate day) {
    Path file = folder.resolve(connection);
    try {
      String kept = Files.exists(file) ? Files.readString(file).strip() : "";
      return kept.matches(day + " \\d{1,15}") ? Long.parseLong(kept.split(" ")[1]) : 0;
    } catch (IOException e) {
      LOG.warn("{}: today's calls cannot be read from {}; counted from 0", connection, file);
      return 0;
    }
  }

  @Override
  public void keep(String connection, LocalDate day, long calls) {
    Path file = folder.resolve(connection);
    try {
      Path next = Files.createDirectories(folder).resolve(connection + ".next");
      Files.writeString(next, day + " " + calls + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{}: today's calls cannot be kept in {}", connection, file);
    }
  }
}
