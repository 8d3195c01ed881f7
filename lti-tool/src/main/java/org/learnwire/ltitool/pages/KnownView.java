package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that is known of a person.
 *
 * @param sources where it comes from, with how much
 * @param sentences the latest statements, newest first
 * @param total how many statements there are
 * @param looks who opened their record, newest first
 */
public record KnownView(
    List<Source> sources, List<Sentence> sentences, long total, List<Look> looks) {
  public KnownView {
    sources = List.copyOf(sources);
    sentences = List.copyOf(sentences);
    looks = List.copyOf(looks);
  }

  /** One system. */
  public record Source(String name, long count, LocalDate latest) {}

  /**
   * One statement.
   *
   * @param circle {@code self}, {@code coach} or {@code programme}: who is shown it
   */
  public record Sentence(Deed deed, String words, String from, String circle) {}

  /** Somebody opened their record. */
  public record Look(LocalDate day, String who, String purpose) {}
}
