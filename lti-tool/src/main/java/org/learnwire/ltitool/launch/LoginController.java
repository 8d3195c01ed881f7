package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.lti.LoginRequest;
import org.learnwire.lti.LoginState;
import org.learnwire.lti.LoginStates;
import org.learnwire.lti.Logins;
import org.learnwire.lti.Registrations;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code /lti/login}: a platform begins a launch, and the browser is sent back to it to sign. In a
 * frame a page of ours comes between: it sees whether the browser keeps what proves later that it
 * is the same one, while a new window still costs nothing.
 */
@Controller
class LoginController {
  private final Logins logins;
  private final LoginStates states;
  private final Registrations registrations;
  private final ToolAddress address;

  LoginController(
      Logins logins, LoginStates states, Registrations registrations, ToolAddress address) {
    this.logins = logins;
    this.states = states;
    this.registrations = registrations;
    this.address = address;
  }

  @RequestMapping(
      path = "/lti/login",
      method = {RequestMethod.GET, RequestMethod.POST})
  String login(
      @RequestParam Map<String, String> parameters,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Logins.Begun begun = logins.begin(LoginRequest.of(parameters), address.launch(request));
    Cookies.begun(begun.state(), response);
    Set<String> ancestors = inFrame(request) ? ancestors(begun) : Set.of();
    if (!ancestors.contains(String.valueOf(request.getHeader("Origin")))) {
      return "redirect:" + begun.authRequest();
    }
    FramePolicy.framedBy(ancestors, response);
    LoginState state = begun.state();
    model.addAttribute("auth", begun.authRequest());
    model.addAttribute("state", state.text());
    model.addAttribute("key", "lti_state_" + state.id());
    model.addAttribute("value", state.browser());
    model.addAttribute("target", state.storageTarget());
    model.addAttribute("storage", begun.storageOrigin());
    model.addAttribute("again", again(parameters));
    return "lti/login";
  }

  /** The platform's origins, and the hosts that its signed launches have named. */
  private Set<String> ancestors(Logins.Begun begun) {
    Set<String> known = new TreeSet<>(FramePolicy.ancestors(begun.registration()));
    registrations
        .serviceHosts(begun.registration().id())
        .forEach(host -> known.add(begun.registration().authUrl().getScheme() + "://" + host));
    return known;
  }

  /** A page between is of use in a frame only; who is no browser is sent on at once. */
  private static boolean inFrame(HttpServletRequest request) {
    String where = request.getHeader("Sec-Fetch-Dest");
    return "iframe".equals(where) || "frame".equals(where);
  }

  /** The same beginning in a window of its own: its hints have not been used yet. */
  private static String again(Map<String, String> parameters) {
    UriComponentsBuilder again = UriComponentsBuilder.fromPath("/lti/login");
    for (String name :
        new String[] {
          "iss",
          "client_id",
          "login_hint",
          "lti_message_hint",
          "target_link_uri",
          "lti_deployment_id",
          "deployment_id"
        }) {
      String value = parameters.get(name);
      if (value != null) {
        again.queryParam(name, "{" + name + "}");
      }
    }
    return again.encode().buildAndExpand(parameters).toUriString();
  }

  /** Whether the browser has kept the cookie of a beginning; asked by our own page alone. */
  @GetMapping(path = "/lti/cookie", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Boolean>> cookie(
      @RequestParam String state, HttpServletRequest request) {
    LoginState begun = states.read(state);
    boolean kept =
        address.isOurs(request)
            && LoginStates.isSameBrowser(begun, Cookies.begun(begun, request).orElse(null));
    return ResponseEntity.ok().header("Cache-Control", "no-store").body(Map.of("kept", kept));
  }
}
