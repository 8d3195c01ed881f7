package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.learnwire.ltitool.pages.AnswerDesk.Question;
import org.learnwire.ltitool.pages.LeaderDesk.Coaching;
import org.learnwire.ltitool.pages.LeaderDesk.Observing;
import org.learnwire.ltitool.pages.LeaderDesk.Report;
import org.learnwire.ltitool.pages.LearnerDesk.Kept;
import org.learnwire.ltitool.pages.LoopView.Seen;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people whom somebody leads: their open practice, conversations, and what was seen. */
@Controller
class TeamController {
  private final LeaderDesk leader;
  private final LearnerDesk learner;
  private final AnswerDesk answers;

  TeamController(LeaderDesk leader, LearnerDesk learner, AnswerDesk answers) {
    this.leader = leader;
    this.learner = learner;
    this.answers = answers;
  }

  /** What stands in a form, as it was typed. */
  record Typed(
      @Nullable String person,
      @Nullable String task,
      @Nullable String day,
      @Nullable String seen,
      @Nullable String words) {
    static String or(@Nullable String given) {
      return given == null ? "" : given;
    }
  }

  @GetMapping("/team")
  String team(
      Viewer viewer,
      @ModelAttribute("locale") Locale locale,
      @ModelAttribute("leads") boolean leads,
      Model model) {
    String person = NotTheirs.personOf(viewer);
    List<Question> theirs =
        answers.asked(person, locale).stream()
            .filter(each -> each.place(leads).equals("team"))
            .toList();
    model.addAttribute("view", leader.team(person, locale));
    model.addAttribute("questions", theirs);
    return "frame/team";
  }

  @GetMapping("/team/huddle")
  String huddle(Viewer viewer, @ModelAttribute("locale") Locale locale, Model model) {
    model.addAttribute("view", leader.team(NotTheirs.personOf(viewer), locale));
    return "frame/huddle";
  }

  @GetMapping("/team/coached")
  String coached(
      Viewer viewer,
      @RequestParam String person,
      @RequestParam(defaultValue = "") String task,
      @ModelAttribute("locale") Locale locale,
      Model model) {
    Typed form = new Typed(person, task, learner.today().toString(), null, "");
    return page("coached", report(viewer, form, true, locale), form, model);
  }

  @PostMapping("/team/coached")
  String coached(
      Viewer viewer,
      @ModelAttribute Typed typed,
      @ModelAttribute("locale") Locale locale,
      Model model,
      HttpServletResponse response) {
    Report report = report(viewer, typed, true, locale);
    Check check = new Check(learner.today());
    LocalDate day = check.day("day", Typed.or(typed.day()));
    String words = check.needed("words", Typed.or(typed.words()));
    String task = Typed.or(typed.task()).isEmpty() ? null : task(typed, check);
    if (day == null || !check.fine()) {
      return wrong("coached", report, typed, check, model, response);
    }
    String me = NotTheirs.personOf(viewer);
    return done("coached", leader.coached(me, new Coaching(report.id(), day, task, words)));
  }

  @GetMapping("/team/observed")
  String observed(
      Viewer viewer,
      @RequestParam String person,
      @RequestParam(defaultValue = "") String task,
      @ModelAttribute("locale") Locale locale,
      Model model) {
    Typed form = new Typed(person, task, learner.today().toString(), "", "");
    return page("observed", report(viewer, form, false, locale), form, model);
  }

  @PostMapping("/team/observed")
  String observed(
      Viewer viewer,
      @ModelAttribute Typed typed,
      @ModelAttribute("locale") Locale locale,
      Model model,
      HttpServletResponse response) {
    Report report = report(viewer, typed, false, locale);
    Check check = new Check(learner.today());
    LocalDate day = check.day("day", Typed.or(typed.day()));
    String words = check.text("words", Typed.or(typed.words()));
    String task = task(typed, check);
    Seen seen = seen(typed, check);
    if (day == null || task == null || seen == null || !check.fine()) {
      return wrong("observed", report, typed, check, model, response);
    }
    String me = NotTheirs.personOf(viewer);
    Observing observing = new Observing(report.id(), task, day, seen, words);
    return done("observed", leader.observed(me, observing));
  }

  private static @Nullable Seen seen(Typed typed, Check check) {
    for (Seen each : Seen.values()) {
      if (each.word().equals(typed.seen())) {
        return each;
      }
    }
    check.wrong("seen", "choose");
    return null;
  }

  private @Nullable String task(Typed typed, Check check) {
    String task = Typed.or(typed.task());
    if (learner.task(task).isEmpty()) {
      check.wrong("task", "choose");
      return null;
    }
    return task;
  }

  /**
   * Whom it is about.
   *
   * @param led whether only people whom they lead will do
   */
  private Report report(Viewer viewer, Typed typed, boolean led, Locale locale) {
    return leader
        .report(NotTheirs.personOf(viewer), Typed.or(typed.person()), locale)
        .filter(report -> report.led() || !led)
        .orElseThrow(() -> new NotTheirs("closed.report"));
  }

  private String page(String name, Report report, Typed form, Model model) {
    model.addAttribute("report", report);
    model.addAttribute("tasks", learner.tasks());
    model.addAttribute("today", learner.today());
    model.addAttribute("form", form);
    return "frame/" + name;
  }

  private String wrong(
      String name,
      Report report,
      Typed typed,
      Check check,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("problems", check.problems());
    return page(name, report, typed, model);
  }

  private static String done(String what, Kept kept) {
    return "redirect:/team?done=" + (kept == Kept.SAVED ? what : "there");
  }
}
