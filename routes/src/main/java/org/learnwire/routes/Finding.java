package org.learnwire.routes;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a comparison of a source with the store found.
 *
 * @param stream of the record; empty where only the statement is known
 * @param key of the record, as the stream's key fields say
 * @param statement the one that is concerned, if there is one
 * @param detail why, or where they differ
 */
public record Finding(
    Kind kind, String stream, String key, Optional<UUID> statement, String detail) {

  /** What is wrong. */
  public enum Kind {
    /** The source has it, the store does not. */
    MISSING,
    /** The store has it, the source does not, or not twice. */
    SURPLUS,
    /** Both have it and do not say the same. */
    DIFFERING;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public String text() {
    String record = (stream + " " + key).strip();
    return "%-9s %s%s: %s"
        .formatted(
            kind.word(),
            record.isEmpty() ? "" : record + " ",
            statement.map(id -> "(statement " + id + ")").orElse("(no statement)"),
            detail);
  }
}
