package org.learnwire.app.pages;

import java.time.LocalDate;
import java.util.List;

/**
 * What one person is asked.
 *
 * @param evidence what it rests on, a line each, as far as a page may show it
 * @param until the last day for an answer
 * @param words what the person can word otherwise; none for who only agrees
 */
public record QuestionView(
    EntryView entry, Role role, List<String> evidence, LocalDate until, List<Word> words) {
  public QuestionView {
    evidence = List.copyOf(evidence);
    words = List.copyOf(words);
  }

  /** What the person is asked as. */
  public enum Role {
    LEARNER,
    SENDER,
    MANAGER
  }

  /** A field in the person's own words, as it stands. */
  public record Word(String field, String value, Kind kind) {}

  /** How a field is written. */
  public enum Kind {
    LINE,
    TEXT,
    DATE
  }

  public boolean goal() {
    return entry.write().equals("goal.create");
  }
}
