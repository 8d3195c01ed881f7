package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** When performance is reviewed, and what waits for it. */
@Controller
class CycleController {
  private static final String HERE = "/cycles";

  private final CyclePages cycles;
  private final Answer answer;

  CycleController(CyclePages cycles, Answer answer) {
    this.cycles = cycles;
    this.answer = answer;
  }

  @GetMapping(HERE)
  String cycles(HttpServletRequest request, Model model) {
    boolean names = Frame.names(request);
    model.addAttribute("view", Shown.cycles(cycles.cycles(names), names));
    return "cycles";
  }

  @PostMapping("/cycles/next")
  String next(@RequestParam(defaultValue = "") List<String> ids) {
    return answer.to(
        HERE,
        "planned for the next cycle",
        "Whose yes is missing is still asked.",
        cycles.planForNext(ids));
  }
}
