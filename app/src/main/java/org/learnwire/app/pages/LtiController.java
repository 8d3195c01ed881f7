package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.lti.Registration;
import org.learnwire.lti.RegistrationTaken;
import org.learnwire.lti.dialect.Dialect;
import org.learnwire.lti.dialect.JsonConfiguration;
import org.learnwire.ltitool.launch.ToolAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The learning platforms that show Learnwire: which, which of their parts, and our keys. */
@Controller
class LtiController {
  private static final String HERE = "/lti";

  private final LtiPages platforms;
  private final ToolAddress address;
  private final Answer answer;

  LtiController(LtiPages platforms, ToolAddress address, Answer answer) {
    this.platforms = platforms;
    this.address = address;
    this.answer = answer;
  }

  @GetMapping(HERE)
  String all(HttpServletRequest request, Model model) {
    List<Registration> all = platforms.registrations();
    Map<String, String> titles =
        all.stream().collect(Collectors.toMap(Registration::id, Registration::title));
    model.addAttribute("registrations", all);
    model.addAttribute("titles", titles);
    model.addAttribute("deployments", platforms.deployments());
    model.addAttribute("keys", platforms.keys());
    model.addAttribute("tool", address.tool(request));
    model.addAttribute("configuration", address.origin(request) + JsonConfiguration.PATH);
    model.addAttribute("dialects", List.of(Dialect.values()));
    return "lti";
  }

  /** An address to paste, with a code in it. */
  @PostMapping("/lti/invite")
  String invite(SignedIn who, HttpServletRequest request) {
    String code = platforms.invite(who.name());
    return answer.to(
        HERE,
        new Notes.Note(
            Tone.GOOD,
            "Give this address to whoever runs the learning platform. It is good once, for a week.",
            List.of(address.origin(request) + "/lti/register?code=" + code)));
  }

  @PostMapping("/lti/add")
  String add(
      @RequestParam String title,
      @RequestParam String issuer,
      @RequestParam String client,
      @RequestParam String dialect,
      @RequestParam String auth,
      @RequestParam String token,
      @RequestParam(defaultValue = "") String audience,
      @RequestParam String jwks,
      @RequestParam(defaultValue = "") String deployment) {
    try {
      URI tokenUrl = web(token);
      Dialect kind = Dialect.of(dialect);
      platforms.add(
          new Registration(
              UUID.randomUUID().toString(),
              title.isBlank() ? issuer.strip() : title.strip(),
              issuer.strip(),
              client.strip(),
              kind,
              web(auth),
              tokenUrl,
              audience.isBlank() ? kind.tokenAudience(tokenUrl, null) : audience.strip(),
              web(jwks),
              deployment.isBlank() ? Set.of() : Set.of(deployment.strip()),
              Set.of(),
              Registration.State.ACTIVE));
      return done("The platform is registered.");
    } catch (RegistrationTaken | IllegalArgumentException e) {
      return not(String.valueOf(e.getMessage()));
    }
  }

  private static URI web(String text) {
    URI address = URI.create(text.strip());
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new IllegalArgumentException(text.strip() + " is no address of the web.");
    }
    return address;
  }

  @PostMapping("/lti/turn")
  String turn(@RequestParam String id, @RequestParam boolean on) {
    boolean turned = platforms.turn(id, on);
    return turned ? done(on ? "Launches are let in." : "No launch is let in any more.") : gone();
  }

  @PostMapping("/lti/remove")
  String remove(@RequestParam String id) {
    return platforms.remove(id)
        ? done("The platform is removed. Delete the tool there as well.")
        : gone();
  }

  @PostMapping("/lti/audience")
  String audience(@RequestParam String id, @RequestParam String audience) {
    if (audience.isBlank()) {
      return not("The audience of token requests is empty.");
    }
    return platforms.audience(id, audience.strip())
        ? done("Tokens are asked for with that audience from now on.")
        : gone();
  }

  @PostMapping("/lti/deployment")
  String deployment(
      @RequestParam String id, @RequestParam String deployment, @RequestParam boolean approve) {
    return platforms.rule(id, deployment, approve)
        ? done(approve ? "Launches from there are let in." : "Launches from there are refused.")
        : gone();
  }

  @PostMapping("/lti/keys")
  String keys(@RequestParam Optional<String> withdraw) {
    if (withdraw.isEmpty()) {
      platforms.newKey();
      return done("A new key is published, and signs from tomorrow on.");
    }
    return platforms.withdraw(withdraw.get())
        ? done("The key is withdrawn; a new one signs from now on.")
        : gone();
  }

  private String done(String title) {
    return answer.to(HERE, new Notes.Note(Tone.GOOD, title, List.of()));
  }

  private String gone() {
    return not("It is not there any more; somebody was faster.");
  }

  private String not(String why) {
    return answer.to(HERE, new Notes.Note(Tone.WAITING, "Nothing was changed.", List.of(why)));
  }
}
