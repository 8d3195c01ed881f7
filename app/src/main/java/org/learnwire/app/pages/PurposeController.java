package org.learnwire.app.pages;

import org.learnwire.app.signin.Purposes;
import org.learnwire.app.signin.Restricted;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignInRecord;
import org.learnwire.app.signin.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asks HR ops what they open a restricted person's data for, and writes it down. */
@Controller
class PurposeController {
  private static final int LEAST = 8;
  private static final int MOST = 300;

  private final Restricted restricted;
  private final Purposes purposes;
  private final SignInRecord record;

  PurposeController(Restricted restricted, Purposes purposes, SignInRecord record) {
    this.restricted = restricted;
    this.purposes = purposes;
    this.record = record;
  }

  @GetMapping("/people/{id}/purpose")
  String form(
      @PathVariable String id,
      @RequestParam(defaultValue = "people") String page,
      SignedIn who,
      Model model) {
    if (!who.is(Role.HR_OPS)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (!restricted.covers(id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("person", id);
    model.addAttribute("page", page);
    model.addAttribute("reasons", restricted.reasons(id));
    model.addAttribute("least", LEAST);
    model.addAttribute("most", MOST);
    return "purpose";
  }

  @PostMapping("/people/purpose")
  String say(
      @RequestParam String person,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "people") String page,
      SignedIn who) {
    String said = purpose.strip();
    if (!restricted.covers(person) || said.length() < LEAST || said.length() > MOST) {
      return "redirect:" + Purposes.asked(person, page);
    }
    record.looked(who, person, "restricted", "restricted data, opened for: " + said);
    purposes.say(who, person);
    return "redirect:" + Purposes.opened(person, page);
  }
}
