package org.learnwire.ltitool.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A practice task in the reader's language: what a page asks once it need not ask piece by piece.
 *
 * @param head whether and with whom it was agreed on
 * @param pills how it stands; never empty
 * @param reflections how many there are; null: none
 * @param tried what the button says that tells of a try
 */
public record SaidPractice(
    String head,
    List<Pill> pills,
    List<Told> feedback,
    @Nullable String reflections,
    String tried) {
  public SaidPractice {
    pills = List.copyOf(pills);
    feedback = List.copyOf(feedback);
  }

  /**
   * A word in a frame of its own.
   *
   * @param tone a class of the style sheet; empty: none
   */
  public record Pill(String tone, String words) {}

  /**
   * What somebody saw.
   *
   * @param words theirs; may be empty
   */
  public record Told(String head, String words) {}
}
