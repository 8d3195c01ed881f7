package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.signin.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The journey at {@code /}, and the part of it that an open page asks for every few seconds. */
@Controller
class JourneyController {
  private static final int QUARANTINE_SHOWN = 3;

  private final Pages pages;
  private final CyclePages cycles;

  JourneyController(Pages pages, CyclePages cycles) {
    this.pages = pages;
    this.cycles = cycles;
  }

  @GetMapping("/")
  String journey(
      HttpServletRequest request, @ModelAttribute("wording") Wording wording, Model model) {
    model.addAttribute("journey", page(request, wording));
    model.addAttribute("warnings", cycles.warnings());
    return "journey";
  }

  /** Answers 204, which htmx leaves alone, while the page already shows what there is. */
  @GetMapping("/live")
  @Nullable String live(
      @RequestParam(defaultValue = "") String seen,
      HttpServletRequest request,
      HttpServletResponse response,
      @ModelAttribute("wording") Wording wording,
      Model model) {
    JourneyPage page = page(request, wording);
    if (page.seen().equals(seen)) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    model.addAttribute("journey", page);
    return "journey :: live";
  }

  private JourneyPage page(HttpServletRequest request, Wording wording) {
    boolean names = Frame.names(request);
    return JourneyPage.of(
            Shown.journey(pages.journey(names), names),
            PlanPage.of(Shown.entries(pages.plan(PlanController.LIMIT, names), names), wording),
            Shown.quarantine(pages.quarantine(QUARANTINE_SHOWN, names), names),
            wording)
        .theirs(new Visitor(SignedIn.of(request)));
  }
}
