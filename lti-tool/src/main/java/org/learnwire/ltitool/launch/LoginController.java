package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.learnwire.lti.FrameOrigins;
import org.learnwire.lti.LoginRequest;
import org.learnwire.lti.LoginState;
import org.learnwire.lti.LoginStates;
import org.learnwire.lti.Logins;
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
 * is the same one, while a new window still costs nothing. Nobody but a platform may show that
 * page, so a first launch from an origin that is not known yet goes on without it.
 */
@Controller
class LoginController {
  private final Logins logins;
  private final LoginStates states;
  private final FrameOrigins frames;
  private final ToolAddress address;

  LoginController(Logins logins, LoginStates states, FrameOrigins frames, ToolAddress address) {
    this.logins = logins;
    this.states = states;
    this.frames = frames;
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
    String around = String.valueOf(request.getHeader("Origin"));
    if (!inFrame(request) || !frames.knows(begun.registration(), around)) {
      return "redirect:" + begun.authRequest();
    }
    FramePolicy.framedBy(FramePolicy.ancestors(begun.registration(), URI.create(around)), response);
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
