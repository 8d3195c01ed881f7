package org.learnwire.ltitool.launch;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.Launch;
import org.learnwire.lti.LaunchError;
import org.learnwire.lti.LaunchRefused;
import org.learnwire.lti.Launches;
import org.learnwire.lti.LoginState;
import org.learnwire.lti.LoginStates;
import org.learnwire.lti.Logins;
import org.learnwire.lti.Registration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /lti/launch}: the signed launch arrives. No session is opened before the browser has shown
 * that it is the one that began: by its cookie, or by what the platform keeps for us.
 */
@Controller
class LaunchController {
  private final Launches launches;
  private final LoginStates states;
  private final FrameSessions sessions;
  private final LaunchPerson people;
  private final FirstPage first;
  private final LaunchLog log;
  private final ToolAddress address;

  LaunchController(
      Launches launches,
      LoginStates states,
      FrameSessions sessions,
      LaunchPerson people,
      FirstPage first,
      LaunchLog log,
      ToolAddress address) {
    this.launches = launches;
    this.states = states;
    this.sessions = sessions;
    this.people = people;
    this.first = first;
    this.log = log;
    this.address = address;
  }

  @PostMapping("/lti/launch")
  String launch(
      @RequestParam(name = "id_token", required = false) @Nullable String idToken,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String error,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (error != null) {
      throw saidNo(error, launches.platform(states.read(state)));
    }
    Launches.Validated validated = launches.validate(idToken, state, address.launch(request));
    Launch launch = validated.launch();
    LoginState begun = validated.state();
    KeptLaunch kept = KeptLaunch.of(launch);
    String personId = people.behind(launch).orElse(null);
    if (LoginStates.isSameBrowser(begun, Cookies.begun(begun, request).orElse(null))) {
      FrameSession session = sessions.open(kept, personId);
      Cookies.over(begun, response);
      Cookies.session(session, response);
      log.letInByCookie();
      return "redirect:" + first.path(session);
    }
    if (begun.storageTarget() == null) {
      throw new LaunchRefused(
          LaunchError.STATE_OF_ANOTHER_BROWSER,
          "the browser brought no cookie of ours, and the platform keeps nothing for tools",
          launch.registration());
    }
    FramePolicy.framedBy(kept.ancestors(), response);
    model.addAttribute("token", sessions.pending(kept, personId, begun.browser()).token());
    model.addAttribute("key", "lti_state_" + begun.id());
    model.addAttribute("target", begun.storageTarget());
    model.addAttribute("first", validated.firstFromThere());
    model.addAttribute("storage", Logins.origin(launch.registration().authUrl()));
    return "lti/proof";
  }

  /**
   * The browser brings what the platform has kept for it. The page that asked is ours: a proof that
   * another site sends in somebody's browser is worth nothing, for whoever began knows it.
   */
  @PostMapping("/lti/proof")
  void proof(
      @RequestParam String token,
      @RequestParam(defaultValue = "") String proof,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    Optional<FrameSession> session =
        address.isOurs(request) ? sessions.prove(token, proof) : Optional.empty();
    if (session.isEmpty()) {
      throw new LaunchRefused(
          LaunchError.STATE_OF_ANOTHER_BROWSER,
          "what the platform keeps for this browser is not what was given to it",
          null);
    }
    Cookies.session(session.get(), response);
    log.letInByStorage();
    LaunchViewers.here(request, session.get());
    request.getRequestDispatcher(first.path(session.get())).forward(new Shown(request), response);
  }

  /** What follows a proof is a page that is looked at. */
  private static final class Shown extends HttpServletRequestWrapper {
    Shown(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }

  private static LaunchRefused saidNo(String error, Registration platform) {
    String known =
        switch (error) {
          case "login_required" -> "login_required: nobody is signed in there";
          case "unauthorized_client" -> "unauthorized_client: the tool is not switched on there";
          case "access_denied" -> "access_denied";
          case "invalid_request", "invalid_request_object" -> "invalid_request";
          case "launch_no_longer_valid" -> "launch_no_longer_valid: it waited for too long";
          default -> "another error";
        };
    return new LaunchRefused(LaunchError.PLATFORM_SAID_NO, "the platform says " + known, platform);
  }
}
