package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The rules in words, and what each decided. */
@Controller
class RulesController {
  private static final int LIMIT = 50;

  private final RulePages rules;

  RulesController(RulePages rules) {
    this.rules = rules;
  }

  @GetMapping("/rules")
  String rules(Model model) {
    model.addAttribute("rules", rules.rules());
    return "rules";
  }

  @GetMapping("/rules/{name}")
  String rule(
      @PathVariable String name,
      HttpServletRequest request,
      @ModelAttribute("wording") Wording wording,
      Model model) {
    boolean names = Frame.names(request);
    RuleView found =
        rules
            .rule(name, LIMIT, names)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    RuleView view = Shown.rule(found, names);
    model.addAttribute("one", view);
    model.addAttribute(
        "decisions",
        view.latest().stream().map(entry -> JourneyPage.Decision.of(entry, wording)).toList());
    return "rule";
  }
}
