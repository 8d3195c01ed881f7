package org.learnwire.ledger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends of the chain as they were day by day, in a file beside the data: whoever cuts off the end,
 * or writes the chain anew, has to know of it too. A line is a time and a head; after {@code
 * restored} an older state was put in place, and heads from later than it count no more.
 */
public final class KeptHeads {
  public static final String FILE = "audit-heads.txt";

  private static final String RESTORED = "restored";

  private final Path file;

  public KeptHeads(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /** Adds one, unless it is the last already. */
  public synchronized void keep(Instant at, AuditHead head) {
    List<String> lines = lines();
    if (head.seq() > 0
        && (lines.isEmpty() || !lines.get(lines.size() - 1).endsWith(" " + head.toString()))) {
      add(at + " " + head);
    }
  }

  /** An older state is in place from now on, and ends so. */
  public synchronized void restored(Instant at, AuditHead head) {
    if (!lines().isEmpty()) {
      add(at + " " + RESTORED + " " + head);
    }
  }

  /** Those that the chain has to have. */
  public List<AuditHead> all() {
    List<AuditHead> heads = new ArrayList<>();
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      AuditHead head = head(words, line);
      if (words[1].equals(RESTORED)) {
        heads.removeIf(each -> each.seq() > head.seq());
      }
      if (head.seq() > 0) {
        heads.add(head);
      }
    }
    return heads;
  }

  private AuditHead head(String[] words, String line) {
    if (words.length < 2) {
      throw new IllegalArgumentException(
          file + ": '" + line + "' is no time and head; put the line back as it was");
    }
    return AuditHead.of(words[words.length - 1]);
  }

  private List<String> lines() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("the kept heads of the audit cannot be read: " + file, e);
    }
  }

  private void add(String line) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the head of the audit cannot be kept: " + file, e);
    }
  }
}
