package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.ltitool.pages.LearnerDesk.Asking;
import org.learnwire.ltitool.pages.LearnerDesk.Kept;
import org.learnwire.ltitool.pages.LearnerDesk.Task;
import org.learnwire.ltitool.pages.LearnerDesk.Thanking;
import org.learnwire.ltitool.pages.LearnerDesk.Tried;
import org.learnwire.ltitool.pages.LearnerDesk.Whom;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a learner says: that they tried it, whom they ask, whom they thank. One page for each. */
@Controller
class WordsController {
  private final LearnerDesk learner;

  WordsController(LearnerDesk learner) {
    this.learner = learner;
  }

  /** What stands in a form, as it was typed. */
  record Typed(
      @Nullable String task,
      @Nullable String day,
      @Nullable String form,
      @Nullable String whom,
      @Nullable String other,
      @Nullable String words) {
    static String or(@Nullable String given, String otherwise) {
      return given == null ? otherwise : given;
    }
  }

  @GetMapping("/loop/practised")
  String practised(Viewer viewer, @RequestParam String task, Model model) {
    NotTheirs.personOf(viewer);
    String drawn = UUID.randomUUID().toString();
    Typed form = new Typed(task, learner.today().toString(), drawn, null, null, "");
    return page("practised", form, model);
  }

  @PostMapping("/loop/practised")
  String practised(
      Viewer viewer, @ModelAttribute Typed typed, Model model, HttpServletResponse response) {
    String person = NotTheirs.personOf(viewer);
    Check check = new Check(learner.today());
    Task task = task(typed);
    LocalDate day = check.day("day", Typed.or(typed.day(), ""));
    String words = check.text("words", Typed.or(typed.words(), ""));
    if (day == null || !check.fine()) {
      return wrong("practised", typed, check, model, response);
    }
    String form = Typed.or(typed.form(), "");
    return done("practised", learner.practised(person, new Tried(task.id(), day, form, words)));
  }

  @GetMapping("/loop/ask")
  String ask(Viewer viewer, @RequestParam String task, Model model) {
    boolean led = learner.manager(NotTheirs.personOf(viewer)).isPresent();
    return page(viewer, new Typed(task, null, null, led ? "manager" : "other", "", ""), model);
  }

  @PostMapping("/loop/ask")
  String ask(
      Viewer viewer, @ModelAttribute Typed typed, Model model, HttpServletResponse response) {
    String person = NotTheirs.personOf(viewer);
    Check check = new Check(learner.today());
    Task task = task(typed);
    String words = check.text("words", Typed.or(typed.words(), ""));
    String whom = "manager".equals(typed.whom()) ? "manager" : whom(person, typed, check);
    if (!check.fine() || whom == null) {
      model.addAttribute("manager", learner.manager(person).orElse(null));
      return wrong("ask", typed, check, model, response);
    }
    return done("asked", learner.ask(person, new Asking(task.id(), whom, words)));
  }

  @GetMapping("/loop/thank")
  String thank(Viewer viewer, Model model) {
    NotTheirs.personOf(viewer);
    model.addAttribute("form", new Typed(null, null, null, null, "", ""));
    return "frame/thank";
  }

  @PostMapping("/loop/thank")
  String thank(
      Viewer viewer, @ModelAttribute Typed typed, Model model, HttpServletResponse response) {
    String person = NotTheirs.personOf(viewer);
    Check check = new Check(learner.today());
    String whom = whom(person, typed, check);
    String words = check.needed("words", Typed.or(typed.words(), ""));
    if (!check.fine() || whom == null) {
      model.addAttribute("form", typed);
      model.addAttribute("problems", check.problems());
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "frame/thank";
    }
    return done("thanked", learner.thank(person, new Thanking(whom, words)));
  }

  /** Somebody else who is named by an address or a number. */
  private @Nullable String whom(String person, Typed typed, Check check) {
    String named = check.needed("other", Typed.or(typed.other(), ""));
    if (named.isEmpty() || named.length() > Check.LONGEST) {
      return null;
    }
    Whom whom = learner.find(named);
    if (whom instanceof Whom.Known known) {
      if (known.person().equals(person)) {
        check.wrong("other", "yourself");
      }
      return known.person();
    }
    check.wrong("other", whom instanceof Whom.Several ? "several" : "nobody");
    return null;
  }

  private Task task(Typed typed) {
    return Optional.ofNullable(typed.task())
        .flatMap(learner::task)
        .orElseThrow(() -> new NotTheirs("closed.task"));
  }

  private String page(Viewer viewer, Typed form, Model model) {
    model.addAttribute("manager", learner.manager(NotTheirs.personOf(viewer)).orElse(null));
    return page("ask", form, model);
  }

  private String page(String name, Typed form, Model model) {
    model.addAttribute("task", task(form));
    model.addAttribute("today", learner.today());
    model.addAttribute("form", form);
    return "frame/" + name;
  }

  private String wrong(
      String name, Typed typed, Check check, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("problems", check.problems());
    return page(name, typed, model);
  }

  private static String done(String what, Kept kept) {
    return "redirect:/loop?done=" + (kept == Kept.SAVED ? what : "there");
  }
}
