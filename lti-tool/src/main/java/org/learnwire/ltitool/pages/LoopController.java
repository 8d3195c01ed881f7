package org.learnwire.ltitool.pages;

import java.util.List;
import java.util.Locale;
import org.learnwire.ltitool.pages.AnswerDesk.Question;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A learner's own loop. */
@Controller
class LoopController {
  private final LearnerDesk learner;
  private final AnswerDesk answers;

  LoopController(LearnerDesk learner, AnswerDesk answers) {
    this.learner = learner;
    this.answers = answers;
  }

  @GetMapping("/loop")
  String loop(
      Viewer viewer,
      @ModelAttribute("locale") Locale locale,
      @ModelAttribute("leads") boolean leads,
      Model model) {
    if (viewer.personId() == null && viewer.teaches()) {
      return "redirect:/course";
    }
    String person = NotTheirs.personOf(viewer);
    List<Question> own =
        answers.asked(person, locale).stream()
            .filter(each -> each.place(leads).equals("loop"))
            .toList();
    model.addAttribute("view", learner.loop(person, locale));
    model.addAttribute("questions", own);
    return "frame/loop";
  }

  /** Where a link ends: at the one thing that asks them, if it is one. */
  @GetMapping("/loop/next")
  String next(
      Viewer viewer,
      @ModelAttribute("locale") Locale locale,
      @ModelAttribute("leads") boolean leads) {
    List<Question> asked = answers.asked(NotTheirs.personOf(viewer), locale);
    if (asked.size() == 1) {
      return "redirect:/loop/question?id=" + asked.get(0).id();
    }
    boolean others =
        !asked.isEmpty() && asked.stream().allMatch(each -> each.place(leads).equals("team"));
    return others ? "redirect:/team" : "redirect:/loop";
  }

  @PostMapping("/loop/language")
  String language(Viewer viewer, @RequestParam String language) {
    String person = NotTheirs.personOf(viewer);
    FrameLocale.spoken(language).ifPresent(locale -> learner.reads(person, locale));
    return "redirect:/loop?done=language";
  }
}
