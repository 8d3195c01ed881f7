package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is proposed to a person, and what is theirs to send: their yes and no. */
@Controller
class ProposalController {
  private static final String HERE = "/proposals";

  private final ProposalPages proposals;
  private final Answer answer;

  ProposalController(ProposalPages proposals, Answer answer) {
    this.proposals = proposals;
    this.answer = answer;
  }

  @GetMapping(HERE)
  String people(
      @RequestParam(defaultValue = "") String search,
      SignedIn who,
      HttpServletRequest request,
      Model model) {
    ProposalsView view = proposals.proposals(search.strip(), Frame.names(request));
    model.addAttribute("view", who.is(Role.HR_OPS) ? view : view.counted());
    return "proposals";
  }

  @GetMapping("/proposals/{person}")
  String asked(@PathVariable String person, SignedIn who, HttpServletRequest request, Model model) {
    if (!who.isPerson(person) && !who.is(Role.HR_OPS)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    boolean names = who.isPerson(person) || Frame.names(request);
    AskedView view =
        proposals
            .asked(person, names)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("asked", Shown.asked(view, names));
    return "asked";
  }

  /** One of the questions alone: where a link leads. */
  @GetMapping("/proposals/{person}/{entry}")
  String task(
      @PathVariable String person,
      @PathVariable String entry,
      SignedIn who,
      HttpServletRequest request,
      Model model) {
    String page = asked(person, who, request, model);
    if (model.getAttribute("asked") instanceof AskedView all) {
      AskedView one = all.only(entry);
      model.addAttribute("asked", one);
      model.addAttribute("others", all.questions().size() - one.questions().size());
    }
    return page;
  }

  @PostMapping("/proposals/accept")
  String accept(
      @RequestParam String person,
      @RequestParam String id,
      @RequestParam Map<String, String> given,
      SignedIn who) {
    onlyThem(person, who);
    Map<String, String> words = new HashMap<>();
    given.forEach(
        (field, value) -> {
          if (field.startsWith("word.")) {
            words.put(field.substring("word.".length()), value);
          }
        });
    return told(person, proposals.accept(person, id, words));
  }

  @PostMapping("/proposals/refuse")
  String refuse(
      @RequestParam String person,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String why,
      SignedIn who) {
    onlyThem(person, who);
    return told(person, proposals.refuse(person, id, why));
  }

  /** A yes belongs to whom it asks: no role says it in their place. */
  private static void onlyThem(String person, SignedIn who) {
    if (!who.isPerson(person)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private String told(String person, PeoplePages.Said said) {
    Tone tone = said.taken() ? Tone.GOOD : Tone.WAITING;
    String title = said.taken() ? "Your answer is written down." : "Nothing was changed.";
    return answer.to(HERE + "/" + person, new Notes.Note(tone, title, said.lines()));
  }
}
