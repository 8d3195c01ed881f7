package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.learnwire.ltitool.pages.LoopView.Agreed;
import org.learnwire.ltitool.pages.LoopView.Ask;
import org.learnwire.ltitool.pages.LoopView.Feedback;
import org.learnwire.ltitool.pages.LoopView.Goal;
import org.learnwire.ltitool.pages.LoopView.Learned;
import org.learnwire.ltitool.pages.LoopView.Path;
import org.learnwire.ltitool.pages.LoopView.Practice;
import org.learnwire.ltitool.pages.LoopView.Reflection;
import org.learnwire.ltitool.pages.LoopView.Seen;
import org.learnwire.ltitool.pages.LoopView.Thanks;

/** A small company for the pages of the frame: Ana learns, Theo leads her, Bram asks Theo. */
final class AcmeFrame implements LearnerDesk, LeaderDesk, AnswerDesk, CourseDesk, ViewerDesk {
  static final String ANA = "11111111-0000-4000-8000-000000000001";
  static final String THEO = "11111111-0000-4000-8000-000000000002";
  static final String BRAM = "11111111-0000-4000-8000-000000000003";
  static final String TASK = "https://acme.test/practice/open-the-call";
  static final String LISTENING = "https://lms.test/course/2";
  static final String FEEDBACK = "https://lms.test/course/3";
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  final List<Object> kept = new ArrayList<>();
  String name = "Ana López";
  boolean empty;
  String refusal;
  String language;

  @Override
  public LocalDate today() {
    return TODAY;
  }

  @Override
  public Optional<String> language(String person) {
    return Optional.ofNullable(language);
  }

  @Override
  public boolean leads(String person) {
    return person.equals(THEO);
  }

  private Practice practice(boolean own) {
    return new Practice(
        TASK,
        "Open the call",
        new Agreed(TODAY.minusDays(10), "Theo Rossi"),
        2,
        TODAY.minusDays(3),
        TODAY.minusDays(2),
        List.of(new Feedback(TODAY.minusDays(2), "Theo Rossi", Seen.PARTLY, "You let him finish.")),
        own ? List.of(new Reflection(TODAY.minusDays(3), "quagga")) : List.of());
  }

  @Override
  public LoopView loop(String person, Locale locale) {
    if (empty) {
      return new LoopView(name, List.of(), List.of(), List.of(), List.of(), List.of());
    }
    return new LoopView(
        name,
        List.of(
            new Path(
                "Difficult conversations",
                List.of(
                    new Learned("Listening", TODAY.minusDays(11)), new Learned("Questions", null)),
                List.of(practice(true)))),
        List.of(new Learned("Fire safety", LocalDate.of(2025, 3, 1))),
        List.of(
            goal("Give feedback that lands", Goal.Stands.OPEN),
            goal("Hear people out", Goal.Stands.CLOSED)),
        List.of(new Thanks(TODAY.minusDays(4), "Wei Chen", "for the handover checklist")),
        List.of(ask()));
  }

  private static Goal goal(String title, Goal.Stands stands) {
    return new Goal(title, 60, TODAY.plusDays(70), "PeopleSoft", TODAY, stands);
  }

  private static Ask ask() {
    return new Ask(TODAY, BRAM, "Bram de Vries", TASK, "Open the call", "How was the start?");
  }

  @Override
  public List<Task> tasks() {
    return List.of(new Task(TASK, "Open the call", "Difficult conversations"));
  }

  @Override
  public Optional<Task> task(String id) {
    return tasks().stream().filter(task -> task.id().equals(id)).findFirst();
  }

  @Override
  public Optional<String> manager(String person) {
    return person.equals(ANA) ? Optional.of("Theo Rossi") : Optional.empty();
  }

  @Override
  public Whom find(String text) {
    return switch (text) {
      case "bram@acme.test" -> new Whom.Known(BRAM);
      case "ana@acme.test" -> new Whom.Known(ANA);
      case "shared@acme.test" -> new Whom.Several();
      default -> new Whom.Nobody();
    };
  }

  private Kept keep(Object what) {
    boolean there = kept.contains(what);
    kept.add(what);
    return there ? Kept.THERE : Kept.SAVED;
  }

  @Override
  public Kept practised(String person, Tried tried) {
    return keep(tried);
  }

  @Override
  public Kept ask(String person, Asking asking) {
    return keep(asking);
  }

  @Override
  public Kept thank(String person, Thanking thanking) {
    return keep(thanking);
  }

  @Override
  public KnownView known(String person, Locale locale) {
    return empty
        ? new KnownView(List.of(), List.of(), 0, List.of())
        : new KnownView(
            List.of(new KnownView.Source("academy", 1_204, TODAY)),
            List.of(
                new KnownView.Sentence(
                    new Deed(TODAY, "reflected", "reflected on", "Open the call"),
                    "quagga",
                    "frame",
                    "self")),
            1_204,
            List.of(new KnownView.Look(TODAY, "Theo Rossi", "open practice")));
  }

  @Override
  public String copy(String person) {
    return "{\"person\": \"" + person + "\"}";
  }

  @Override
  public void reads(String person, Locale locale) {
    language = locale.getLanguage();
  }

  @Override
  public TeamView team(String leader, Locale locale) {
    if (empty || !leads(leader)) {
      return new TeamView(List.of(), List.of(), List.of());
    }
    return new TeamView(
        List.of(report(), quiet()),
        List.of(ask()),
        List.of(new Praise(name, new Thanks(TODAY, "Wei Chen", "for the handover checklist"))));
  }

  private static Report quiet() {
    String wei = "11111111-0000-4000-8000-000000000004";
    return new Report(wei, "Wei Chen", true, List.of(), List.of("Pause"), List.of(), null);
  }

  private Report report() {
    return new Report(
        ANA, name, true, List.of(practice(false)), List.of("Pause"), List.of("Teams"), TODAY);
  }

  @Override
  public Optional<Report> report(String leader, String person, Locale locale) {
    if (leads(leader) && person.equals(ANA)) {
      return Optional.of(report());
    }
    return leads(leader) && person.equals(BRAM)
        ? Optional.of(
            new Report(BRAM, "Bram de Vries", false, List.of(), List.of(), List.of(), null))
        : Optional.empty();
  }

  @Override
  public Kept coached(String leader, Coaching coaching) {
    return keep(coaching);
  }

  @Override
  public Kept observed(String leader, Observing observing) {
    return keep(observing);
  }

  @Override
  public List<Question> asked(String person, Locale locale) {
    if (empty) {
      return List.of();
    }
    LocalDate until = TODAY.plusDays(30);
    if (person.equals(BRAM)) {
      return List.of(question("q4", Kind.THANKS, "", "Thank you, {learner}.", until));
    }
    return person.equals(THEO)
        ? List.of(
            question("q2", Kind.THANKS, "", "Thank you, {learner}.", until),
            question("q3", Kind.AGREE, "Lead a retrospective", "In the team.", until))
        : List.of(question("q1", Kind.GOAL, "Lead a retrospective", "In your team.", until));
  }

  private Question question(String id, Kind kind, String title, String text, LocalDate until) {
    return new Question(
        id,
        kind,
        name,
        title,
        text,
        TODAY.plusDays(70),
        "PeopleSoft",
        kind == Kind.AGREE
            ? List.of()
            : List.of(new Deed(TODAY.minusDays(11), "completed", "finished", "Listening")),
        "From the path Coaching basics.",
        until,
        kind == Kind.AGREE
            ? List.of()
            : List.of(
                new Word("text", text, "text"),
                new Word("dueDate", TODAY.plusDays(70).toString(), "date")));
  }

  @Override
  public Said accept(String person, String id, Map<String, String> words) {
    kept.add(id + words);
    return new Said(refusal == null, refusal);
  }

  @Override
  public Said refuse(String person, String id, String why) {
    kept.add("no to " + id + ": " + why);
    return new Said(refusal == null, refusal);
  }

  @Override
  public List<Course> courses() {
    return empty
        ? List.of()
        : List.of(
            new Course(LISTENING, "Listening", "Difficult conversations"),
            new Course(FEEDBACK, "Feedback", "Difficult conversations"));
  }

  @Override
  public Optional<Funnel> funnel(String course) {
    Course of = courses().get(course.equals(LISTENING) ? 0 : 1);
    return Optional.of(
        course.equals(FEEDBACK)
            ? new Funnel(of, null, List.of())
            : new Funnel(
                of,
                31,
                List.of(
                    new Step("began", 31, Step.Shown.FIGURE),
                    new Step("completed", null, Step.Shown.NEARLY_ALL),
                    new Step("practised", null, Step.Shown.TOO_FEW),
                    new Step("applied", null, Step.Shown.KEPT),
                    new Step("thanked", 6, Step.Shown.FIGURE))));
  }

  @Override
  public List<String> departments() {
    return List.of("Support South");
  }

  @Override
  public Sprint sprint(Wish wish) {
    kept.add(wish);
    return new Sprint("programmes:\n  - programme: \"" + wish.name() + "\"\n", null, null);
  }
}
