package org.learnwire.app.pages;

import java.time.LocalDate;
import java.util.List;
import org.learnwire.ltitool.pages.LoopView.Seen;

/** Observations typed in by people: no LMS is needed to say that somebody applied something. */
public interface Observations {
  /** Today in the company's time zone. */
  LocalDate today();

  /** The practice tasks of the learning map. */
  List<Practice> practices();

  /**
   * Who is meant by a work e-mail address or an employee number, at that day. The label carries no
   * name: whoever types an address need not learn whose it is.
   */
  Whom find(String emailOrNumber, LocalDate at);

  /**
   * Stores all of them or none, in one unit of work, with origin {@code person}. The statement id
   * follows from the content, so that saving the same observation again stores nothing.
   */
  Saved save(List<Observation> observations);

  /**
   * A practice task.
   *
   * @param id what the form sends back; unique
   * @param path the path's title
   * @param course the course key as the learning map spells it
   * @param courseTitle the course's title, or its key again
   * @param task the task as the learning map spells it
   */
  record Practice(String id, String path, String course, String courseTitle, String task) {}

  /**
   * Somebody saw somebody apply, partly apply or not yet apply, what they had learned.
   *
   * @param observer work e-mail address or employee number
   * @param learner work e-mail address or employee number
   */
  record Observation(
      LocalDate observedAt,
      String observer,
      String learner,
      Practice practice,
      Seen applied,
      String note) {}

  /** The answer to "who is that?". */
  sealed interface Whom {
    record Known(String personId, PersonLabel label) implements Whom {}

    record Nobody() implements Whom {}

    /** More than one employee: it must be asked again with the employee number. */
    record Several() implements Whom {}
  }

  /**
   * What saving did.
   *
   * @param stored how many are new
   * @param alreadyThere how many had been saved before
   */
  record Saved(int stored, int alreadyThere) {}
}
