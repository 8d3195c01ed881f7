package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.ltitool.pages.AnswerDesk.Question;
import org.learnwire.ltitool.pages.AnswerDesk.Said;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One question that asks a person, and their answer to it. */
@Controller
class AnswerController {
  private static final String WORD = "word.";

  private final AnswerDesk answers;

  AnswerController(AnswerDesk answers) {
    this.answers = answers;
  }

  @GetMapping("/loop/question")
  String question(
      Viewer viewer,
      @RequestParam String id,
      @ModelAttribute("locale") Locale locale,
      @ModelAttribute("leads") boolean leads,
      Model model) {
    Question question = question(NotTheirs.personOf(viewer), id, locale);
    return page(question, null, leads, model);
  }

  private static String page(Question question, @Nullable String why, boolean leads, Model model) {
    model.addAttribute("question", question);
    model.addAttribute("why", why);
    model.addAttribute("place", question.place(leads));
    return "frame/question";
  }

  @PostMapping("/loop/accept")
  String accept(
      Viewer viewer,
      @RequestParam String id,
      @RequestParam Map<String, String> given,
      @ModelAttribute("locale") Locale locale,
      @ModelAttribute("leads") boolean leads,
      Model model,
      HttpServletResponse response) {
    String person = NotTheirs.personOf(viewer);
    Question question = question(person, id, locale);
    Map<String, String> words = new HashMap<>();
    given.forEach(
        (field, value) -> {
          if (field.startsWith(WORD)) {
            words.put(field.substring(WORD.length()), value);
          }
        });
    Said said = answers.accept(person, id, words);
    return told(said, "accepted", question.reworded(words), leads, model, response);
  }

  @PostMapping("/loop/decline")
  String decline(
      Viewer viewer,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String why,
      @ModelAttribute("locale") Locale locale,
      @ModelAttribute("leads") boolean leads,
      Model model,
      HttpServletResponse response) {
    String person = NotTheirs.personOf(viewer);
    Question question = question(person, id, locale);
    return told(answers.refuse(person, id, why), "declined", question, leads, model, response);
  }

  private static String told(
      Said said,
      String done,
      Question question,
      boolean leads,
      Model model,
      HttpServletResponse response) {
    if (said.taken()) {
      return "redirect:/" + question.place(leads) + "?done=" + done;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(question, said.why(), leads, model);
  }

  private Question question(String person, String id, Locale locale) {
    return answers.asked(person, locale).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotTheirs("closed.question"));
  }
}
