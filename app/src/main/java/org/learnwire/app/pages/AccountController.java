package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.learnwire.app.signin.AccountDesk;
import org.learnwire.app.signin.Accounts;
import org.learnwire.app.signin.Door;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account, and for integrators everybody's. */
@Controller
class AccountController {
  private static final Duration GOOD = Duration.ofDays(3);

  private final Door door;
  private final Accounts accounts;
  private final AccountDesk desk;
  private final Answer answer;

  AccountController(Door door, Accounts accounts, AccountDesk desk, Answer answer) {
    this.door = door;
    this.accounts = accounts;
    this.desk = desk;
    this.answer = answer;
  }

  @GetMapping("/account")
  String account(SignedIn who, HttpServletRequest request, Model model) {
    model.addAttribute("who", who);
    model.addAttribute("roles", who.roles().stream().sorted().map(Role::title).toList());
    model.addAttribute("account", door.account(request).orElse(null));
    return "account";
  }

  @PostMapping("/account/password")
  String password(
      @RequestParam String old,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    String refusal = door.changePassword(old, password, request, response);
    return answer.to(
        "/account",
        refusal == null
            ? new Notes.Note(
                Tone.GOOD, "Your new password holds; you are out elsewhere.", List.of())
            : new Notes.Note(Tone.WAITING, "Your password stays.", List.of(refusal)));
  }

  @PostMapping("/account/sessions")
  String others(HttpServletRequest request) {
    int ended = door.endOthers(request);
    return answer.to(
        "/account",
        new Notes.Note(
            Tone.GOOD,
            ended == 0 ? "You were signed in nowhere else." : "You are out everywhere else.",
            List.of()));
  }

  @GetMapping("/accounts")
  String all(Model model) {
    model.addAttribute("accounts", accounts.list());
    model.addAttribute("roles", List.of(Role.values()));
    return "accounts";
  }

  @PostMapping("/accounts/add")
  String add(
      @RequestParam String name,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") List<String> role,
      SignedIn who) {
    return told(() -> desk.add(name, title, role, GOOD, who.name()));
  }

  @PostMapping("/accounts/role")
  String role(
      @RequestParam String name, @RequestParam(defaultValue = "") List<String> role, SignedIn who) {
    return told(() -> desk.roles(name, role, who.name()));
  }

  @PostMapping("/accounts/disable")
  String disable(@RequestParam String name, SignedIn who) {
    return told(() -> desk.disable(name, who.name()));
  }

  @PostMapping("/accounts/enable")
  String enable(@RequestParam String name, SignedIn who) {
    return told(() -> desk.enable(name, who.name()));
  }

  @PostMapping("/accounts/reset")
  String reset(@RequestParam String name, SignedIn who) {
    return told(() -> desk.reset(name, GOOD, who.name()));
  }

  private String told(Supplier<List<String>> work) {
    try {
      List<String> lines = work.get();
      return answer.to("/accounts", new Notes.Note(Tone.GOOD, "Done.", lines));
    } catch (IllegalArgumentException e) {
      return answer.to(
          "/accounts",
          new Notes.Note(
              Tone.WAITING, "Nothing was changed.", List.of(String.valueOf(e.getMessage()))));
    }
  }
}
