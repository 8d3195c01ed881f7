package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.learnwire.ltitool.pages.AnswerDesk.Question;
import org.learnwire.ltitool.pages.AnswerDesk.Said;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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
  String question(Viewer viewer, @RequestParam String id, Model model) {
    model.addAttribute("question", question(NotTheirs.personOf(viewer), id));
    model.addAttribute("why", null);
    return "frame/question";
  }

  @PostMapping("/loop/accept")
  String accept(
      Viewer viewer,
      @RequestParam String id,
      @RequestParam Map<String, String> given,
      Model model,
      HttpServletResponse response) {
    String person = NotTheirs.personOf(viewer);
    Question question = question(person, id);
    Map<String, String> words = new HashMap<>();
    given.forEach(
        (field, value) -> {
          if (field.startsWith(WORD)) {
            words.put(field.substring(WORD.length()), value);
          }
        });
    Said said = answers.accept(person, id, words);
    return told(said, "accepted", question.reworded(words), model, response);
  }

  @PostMapping("/loop/decline")
  String decline(
      Viewer viewer,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String why,
      Model model,
      HttpServletResponse response) {
    String person = NotTheirs.personOf(viewer);
    Question question = question(person, id);
    return told(answers.refuse(person, id, why), "declined", question, model, response);
  }

  private static String told(
      Said said, String done, Question question, Model model, HttpServletResponse response) {
    if (said.taken()) {
      return "redirect:" + (question.own() ? "/loop" : "/team") + "?done=" + done;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("question", question);
    model.addAttribute("why", said.why());
    return "frame/question";
  }

  private Question question(String person, String id) {
    List<Question> asked = answers.asked(person);
    return asked.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotTheirs("closed.question"));
  }
}
