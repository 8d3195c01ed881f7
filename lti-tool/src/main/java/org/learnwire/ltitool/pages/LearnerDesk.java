package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a learner sees of themselves, and what they say. */
public interface LearnerDesk {
  /** Today in the company's time zone. */
  LocalDate today();

  LoopView loop(String person, Locale locale);

  /** The practice tasks of all paths, in the order of the learning map. */
  List<Task> tasks();

  /** A practice task of the learning map. */
  Optional<Task> task(String id);

  /** Whoever the HR system names as their manager, as they are called; empty: it names nobody. */
  Optional<String> manager(String person);

  /** Who is meant by a work e-mail address or an employee number. */
  Whom find(String emailOrNumber);

  /** They tried a practice task; what they thought of it is theirs alone. */
  Kept practised(String person, Tried tried);

  /** They ask somebody how it went. */
  Kept ask(String person, Asking asking);

  /** They thank somebody. */
  Kept thank(String person, Thanking thanking);

  KnownView known(String person, Locale locale);

  /** Everything that is held of them, as JSON; that they were given it is written down. */
  String copy(String person);

  /** They choose the language that they read. */
  void reads(String person, Locale locale);

  /**
   * A practice task.
   *
   * @param id its activity
   * @param path the title of the path it belongs to
   */
  record Task(String id, String title, String path) {}

  /** Who is meant. */
  sealed interface Whom {
    record Known(String person) implements Whom {}

    record Nobody() implements Whom {}

    /** More than one employee has it. */
    record Several() implements Whom {}
  }

  /**
   * Somebody tried a practice task.
   *
   * @param form drawn with the form: the same form sent twice counts once, a second try does not
   * @param reflection for themselves; may be empty
   */
  record Tried(String task, LocalDate day, String form, String reflection) {}

  /**
   * Somebody asks for feedback.
   *
   * @param whom a person
   * @param words may be empty
   */
  record Asking(String task, String whom, String words) {}

  /** Somebody thanks a colleague. */
  record Thanking(String whom, String words) {}

  /** What came of it. */
  enum Kept {
    SAVED,
    /** It was saved before: nothing was added. */
    THERE
  }
}
