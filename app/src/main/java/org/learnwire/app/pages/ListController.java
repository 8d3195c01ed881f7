package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tables behind the numbers. */
@Controller
class ListController {
  private static final int LIMIT = 200;
  private static final Map<String, Set<EntryState>> SHOWN =
      Map.of(
          "waiting",
          Set.of(EntryState.PROPOSED, EntryState.PENDING, EntryState.CONFLICT, EntryState.UNKNOWN),
          "sent",
          Set.of(
              EntryState.APPROVED,
              EntryState.SENDING,
              EntryState.DONE,
              EntryState.REFUSED,
              EntryState.UNKNOWN,
              EntryState.SETTLED,
              EntryState.UNDONE),
          "stopped",
          Set.of(EntryState.DECLINED, EntryState.EXPIRED, EntryState.CANCELLED));

  private final Pages pages;
  private final Approvals approvals;
  private final Answer answer;

  ListController(Pages pages, Approvals approvals, Answer answer) {
    this.pages = pages;
    this.approvals = approvals;
    this.answer = answer;
  }

  @GetMapping("/decisions")
  String decisions(
      @RequestParam(defaultValue = "all") String show,
      HttpServletRequest request,
      @ModelAttribute("wording") Wording wording,
      Model model) {
    boolean names = Frame.names(request);
    Set<EntryState> states = SHOWN.getOrDefault(show, Set.of());
    Listing<EntryView> list = Shown.entries(pages.decisions(states, LIMIT, names), names);
    model.addAttribute("show", states.isEmpty() ? "all" : show);
    model.addAttribute("list", list);
    model.addAttribute(
        "decisions",
        list.rows().stream().map(entry -> JourneyPage.Decision.of(entry, wording)).toList());
    return "decisions";
  }

  @GetMapping("/quarantine")
  String quarantine(HttpServletRequest request, Model model) {
    boolean names = Frame.names(request);
    model.addAttribute("list", Shown.quarantine(pages.quarantine(LIMIT, names), names));
    return "quarantine";
  }

  @PostMapping("/quarantine/replay")
  String replay(@RequestParam List<Long> ids, @RequestParam String back) {
    return answer.to(back, "replayed", "It left the quarantine.", approvals.replay(ids));
  }

  @GetMapping("/runs")
  String runs(Model model) {
    model.addAttribute("list", pages.runs(LIMIT));
    return "runs";
  }

  @GetMapping("/statements")
  String statements(HttpServletRequest request, Model model) {
    boolean names = Frame.names(request);
    model.addAttribute("list", Shown.statements(pages.statements(LIMIT, names), names));
    return "statements";
  }
}
