package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.ltitool.pages.AnswerDesk.Question;
import org.learnwire.ltitool.pages.AnswerDesk.Said;
import org.learnwire.ltitool.pages.AnswerDesk.Word;
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

  private static final int TITLE = 200;
  private static final int TEXT = 4_000;

  private final AnswerDesk answers;
  private final ViewerDesk desk;

  AnswerController(AnswerDesk answers, ViewerDesk desk) {
    this.answers = answers;
    this.desk = desk;
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
    Check check = checked(question, words);
    if (!check.fine()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("problems", check.problems());
      return page(question.reworded(words), null, leads, model);
    }
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

  /** Words that were left as they are may be older than what can be chosen now. */
  private Check checked(Question question, Map<String, String> typed) {
    Check check = new Check(desk.today());
    for (Word word : question.words()) {
      String text = typed.getOrDefault(word.field(), word.value()).replace("\r\n", "\n");
      String field = "word-" + word.field();
      if (text.equals(word.value())) {
        continue;
      }
      switch (word.kind()) {
        case "date" -> check.due(field, text);
        case "line" -> check.needed(field, text, TITLE);
        default -> {
          if (word.field().equals("description")) {
            check.text(field, text, TEXT);
          } else {
            check.needed(field, text, TEXT);
          }
        }
      }
    }
    return check;
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
