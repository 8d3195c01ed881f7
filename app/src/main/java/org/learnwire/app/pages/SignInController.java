package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.signin.Accounts;
import org.learnwire.app.signin.CompanySignIn;
import org.learnwire.app.signin.Door;
import org.learnwire.app.signin.Door.Try;
import org.learnwire.app.signin.Links;
import org.learnwire.app.signin.Links.Link;
import org.learnwire.app.signin.Links.Purpose;
import org.learnwire.ltitool.pages.FrameLocale;
import org.learnwire.ltitool.pages.ViewerDesk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ways in and the way out. What is wrong is said without telling what would be right. */
@Controller
class SignInController {
  private static final String SIGN_IN = "sign-in";
  private static final Problem WRONG =
      new Problem(
          SIGN_IN,
          "Name and password do not fit.",
          "Look at both and try again; whoever runs Learnwire can send you a link to a new one.");
  private static final Problem PROVIDER =
      new Problem(
          SIGN_IN,
          "Your company's sign-in did not let you in.",
          "Try once more; if it stays, whoever runs Learnwire finds the cause in the log.");

  private final Door door;
  private final Accounts accounts;
  private final Links links;
  private final CompanySignIn company;
  private final ObjectProvider<ViewerDesk> languages;

  SignInController(
      Door door,
      Accounts accounts,
      Links links,
      CompanySignIn company,
      ObjectProvider<ViewerDesk> languages) {
    this.door = door;
    this.accounts = accounts;
    this.links = links;
    this.company = company;
    this.languages = languages;
  }

  @GetMapping("/sign-in")
  String form(
      @RequestParam(defaultValue = "/") String to,
      @RequestParam(defaultValue = "") String problem,
      Model model) {
    return form(to, problem.equals("provider") ? PROVIDER : null, model);
  }

  @PostMapping("/sign-in")
  String signIn(
      @RequestParam String name,
      @RequestParam String password,
      @RequestParam(defaultValue = "/") String to,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Try tried = door.password(name, password, request, response);
    return tried.in() ? Answer.to(to) : form(to, problem(tried, WRONG, response), model);
  }

  private String form(String to, @Nullable Problem problem, Model model) {
    model.addAttribute("to", to);
    model.addAttribute("problem", problem);
    model.addAttribute("passwords", accounts.list().stream().anyMatch(a -> a.hasPassword()));
    model.addAttribute("provider", company.title().orElse(null));
    model.addAttribute("begins", company.begins());
    return "sign-in";
  }

  @GetMapping("/setup")
  String setup(Model model) {
    if (!accounts.list().isEmpty()) {
      return "redirect:/sign-in";
    }
    model.addAttribute("problem", null);
    return "setup";
  }

  @PostMapping("/setup")
  String setUp(
      @RequestParam String code,
      @RequestParam String name,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Try tried = door.setUp(code, name, password, request, response);
    if (tried.in()) {
      return "redirect:/";
    }
    Problem wrong =
        new Problem(
            SIGN_IN,
            "The code does not fit, was used, or is older than 24 hours.",
            "Take the latest from sign-in.log in the data folder; every start writes a new one.");
    model.addAttribute("problem", problem(tried, wrong, response));
    model.addAttribute("name", name);
    return "setup";
  }

  @GetMapping("/enter/{key}")
  String link(
      @PathVariable String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Link> link = links.look(key);
    if (link.isEmpty()) {
      return spent(response);
    }
    String person = link.get().personId();
    if (person == null) {
      return entrance(key, link.get(), null, model);
    }
    languages.ifAvailable(desk -> FrameLocale.choose(request, desk.language(person).orElse(null)));
    model.addAttribute("key", key);
    return "enter-person";
  }

  @PostMapping("/enter")
  String enter(
      @RequestParam String key,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Link> link = links.look(key);
    if (link.isPresent() && link.get().purpose() == Purpose.PASSWORD) {
      Try tried = door.chosen(key, password, request, response);
      return tried.in()
          ? "redirect:/"
          : entrance(key, link.get(), problem(tried, WRONG, response), model);
    }
    return door.link(key, request, response)
        .map(in -> Answer.to(in.page()))
        .orElseGet(() -> spent(response));
  }

  private static String entrance(String key, Link link, @Nullable Problem problem, Model model) {
    model.addAttribute("key", key);
    model.addAttribute("link", link);
    model.addAttribute("problem", problem);
    return "enter";
  }

  private static String spent(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "spent";
  }

  @PostMapping("/sign-out")
  String out(HttpServletRequest request, HttpServletResponse response) {
    door.leave(request, response);
    return "redirect:/sign-in";
  }

  private static Problem problem(Try tried, Problem wrong, HttpServletResponse response) {
    if (!tried.pause().isZero()) {
      long seconds = Math.max(1, tried.pause().plus(Duration.ofMillis(999)).toSeconds());
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      return new Problem(
          SIGN_IN,
          "Too many tries: nothing is looked at for "
              + (seconds == 1 ? "a second." : seconds + " seconds."),
          "Wait, then try once more; each wrong try doubles the wait.");
    }
    if (tried.why() != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return new Problem(SIGN_IN, "That was not taken.", tried.why());
    }
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    return wrong;
  }
}
