package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What asks a person, and their answers. */
public interface AnswerDesk {
  /** What asks them now; what is named in more than one language is named in this one. */
  List<Question> asked(String person, Locale locale);

  /**
   * They say yes.
   *
   * @param words fields in their own words
   */
  Said accept(String person, String id, Map<String, String> words);

  /** They say no; a reason may be empty. */
  Said refuse(String person, String id, String why);

  /** What somebody is asked. */
  enum Kind {
    /** A goal for themselves. */
    GOAL,
    /** A sentence of theirs for their review. */
    SENTENCE,
    /** Thanks that are theirs to send. */
    THANKS,
    /** A goal of somebody whom they lead. */
    AGREE
  }

  /**
   * One question.
   *
   * @param about whom it is about
   * @param title of a goal; empty for what has none
   * @param text what it says
   * @param due null: no day
   * @param system where it goes
   * @param rests on what, the latest first
   * @param because why, as the rule says it in English; for where nothing of the former is shown
   * @param until the last day for an answer
   * @param words what can be worded otherwise
   */
  record Question(
      String id,
      Kind kind,
      String about,
      String title,
      String text,
      @Nullable LocalDate due,
      String system,
      List<Deed> rests,
      String because,
      LocalDate until,
      List<Word> words) {
    public Question {
      rests = List.copyOf(rests);
      words = List.copyOf(words);
    }

    /** The same with what was typed, to be typed on. */
    Question reworded(Map<String, String> typed) {
      List<Word> again =
          words.stream()
              .map(
                  each ->
                      new Word(
                          each.field(),
                          typed.getOrDefault(each.field(), each.value()),
                          each.kind()))
              .toList();
      return new Question(id, kind, about, title, text, due, system, rests, because, until, again);
    }

    /** Whether it is about whom it asks, and goes to their review. */
    public boolean own() {
      return kind == Kind.GOAL || kind == Kind.SENTENCE;
    }

    /** The page it stands on: thanks of somebody who leads nobody stand on their loop. */
    public String place(boolean leads) {
      return own() || !leads ? "loop" : "team";
    }
  }

  /**
   * A field in the person's own words.
   *
   * @param kind line, text or date
   */
  record Word(String field, String value, String kind) {}

  /**
   * What came of it.
   *
   * @param why not, in the words of the desk; null where it was taken
   */
  record Said(boolean taken, @Nullable String why) {}
}
