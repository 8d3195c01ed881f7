package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whom something asks, for HR ops and L&amp;D; the yes and no are said on the person's pages. */
@Controller
class ProposalController {
  private final ProposalPages proposals;

  ProposalController(ProposalPages proposals) {
    this.proposals = proposals;
  }

  @GetMapping("/proposals")
  String people(
      @RequestParam(defaultValue = "") String search,
      SignedIn who,
      HttpServletRequest request,
      Model model) {
    ProposalsView view = proposals.proposals(search.strip(), Frame.names(request));
    model.addAttribute("view", who.is(Role.HR_OPS) ? view : view.counted());
    return "proposals";
  }

  /** HR ops reads here and answers nothing: people answer on their own pages. */
  @GetMapping("/proposals/{person}")
  String asked(@PathVariable String person, HttpServletRequest request, Model model) {
    boolean names = Frame.names(request);
    AskedView view =
        proposals
            .asked(person, names)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("asked", Shown.asked(view, names));
    return "asked";
  }
}
