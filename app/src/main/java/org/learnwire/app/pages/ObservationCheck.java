package org.learnwire.app.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.Observations.Observation;
import org.learnwire.app.pages.Observations.Practice;
import org.learnwire.app.pages.Observations.Whom;
import org.learnwire.ltitool.pages.LoopView.Seen;

/** Checks what was typed, by the form and by the rows of a file alike. */
final class ObservationCheck {
  static final int NOTE_LENGTH = 2000;

  private static final Pattern TIME_AFTER_DATE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ].+");
  private static final Set<String> YES = Set.of("yes", "y", "true", "1");
  private static final Set<String> PARTLY = Set.of("partly", "partially", "half");
  private static final Set<String> NO = Set.of("no", "n", "false", "0", "not yet", "not-yet");

  private final Observations observations;
  private final Texts texts;

  ObservationCheck(Observations observations, Texts texts) {
    this.observations = observations;
    this.texts = texts;
  }

  /**
   * Either an observation, or what is wrong with it.
   *
   * @param learner how the learner is called, where there is one
   */
  record Checked(
      @Nullable Observation observation, @Nullable PersonLabel learner, List<Problem> problems) {}

  /** One answer per field; the practice task is looked up by who asks. */
  record Answers(String observedAt, String observer, String learner, String applied, String note) {}

  Checked check(Answers answers, @Nullable Practice practice, List<Problem> soFar) {
    List<Problem> problems = new ArrayList<>(soFar);
    LocalDate at = day(answers.observedAt().strip(), problems);
    LocalDate when = at == null ? observations.today() : at;
    Whom.@Nullable Known learner = who("learner", answers.learner().strip(), when, problems);
    Whom.@Nullable Known observer = who("observer", answers.observer().strip(), when, problems);
    twoPeople(learner, observer, problems);
    Seen applied = applied(answers.applied().strip(), problems);
    String note = note(answers.note().strip(), problems);
    if (at == null || practice == null || applied == null || !problems.isEmpty()) {
      return new Checked(null, null, problems);
    }
    Observation observation =
        new Observation(
            at, answers.observer().strip(), answers.learner().strip(), practice, applied, note);
    return new Checked(observation, learner == null ? null : learner.label(), problems);
  }

  private static void twoPeople(
      Whom.@Nullable Known learner, Whom.@Nullable Known observer, List<Problem> problems) {
    if (learner != null && observer != null && learner.personId().equals(observer.personId())) {
      problems.add(
          new Problem(
              "observer",
              "Observer and learner are the same person.",
              "Ask somebody who was there to say what they saw."));
    }
  }

  private String note(String note, List<Problem> problems) {
    if (note.length() > NOTE_LENGTH) {
      String what = "The note is " + texts.count(note.length()) + " characters long.";
      problems.add(new Problem("note", what, "Keep it under " + texts.count(NOTE_LENGTH) + "."));
    }
    return note;
  }

  private @Nullable LocalDate day(String text, List<Problem> problems) {
    LocalDate today = observations.today();
    try {
      LocalDate day = LocalDate.parse(TIME_AFTER_DATE.matcher(text).replaceFirst("$1"));
      if (day.isAfter(today)) {
        problems.add(
            new Problem(
                "observed-at",
                texts.longDay(day) + " has not come yet.",
                "Give the day on which it was seen."));
      } else if (day.isBefore(today.minusYears(5))) {
        problems.add(
            new Problem(
                "observed-at",
                texts.longDay(day) + " is more than five years ago.",
                "Check the year."));
      }
      return day;
    } catch (DateTimeParseException notADate) {
      String what = text.isEmpty() ? "The date is missing." : "“" + text + "” is not a date.";
      problems.add(new Problem("observed-at", what, "Write it as year-month-day: " + today + "."));
      return null;
    }
  }

  private Whom.@Nullable Known who(
      String field, String text, LocalDate at, List<Problem> problems) {
    if (text.isEmpty()) {
      problems.add(
          new Problem(
              field,
              field.equals("learner") ? "Nobody is named." : "The observer is missing.",
              "Give a work e-mail address or an employee number."));
      return null;
    }
    Whom whom = observations.find(text, at);
    if (whom instanceof Whom.Known known) {
      return known;
    }
    problems.add(
        whom instanceof Whom.Several
            ? new Problem(
                field, "“" + text + "” fits more than one employee.", "Give the employee number.")
            : new Problem(
                field,
                "Nobody in HR has “" + text + "”.",
                "Check the spelling, or try the employee number."));
    return null;
  }

  private static @Nullable Seen applied(String text, List<Problem> problems) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Seen.YES;
    }
    if (PARTLY.contains(word)) {
      return Seen.PARTLY;
    }
    if (NO.contains(word)) {
      return Seen.NO;
    }
    String what =
        text.isEmpty() ? "It is not said whether it was applied." : "“" + text + "” is no answer.";
    problems.add(new Problem("applied", what, "Say yes, partly or not yet."));
    return null;
  }
}
