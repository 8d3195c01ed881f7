package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.DynamicRegistrations;
import org.learnwire.lti.Invitations;
import org.learnwire.lti.Registration;
import org.learnwire.lti.RegistrationRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /lti/register}: a platform's administrator pasted this address there. Any platform may
 * show the page, for it is not known yet; only a code that an operator gave makes it do anything.
 */
@Controller
class RegisterController {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterController.class);

  private final DynamicRegistrations registrations;
  private final Invitations invitations;
  private final ToolAddress address;

  RegisterController(
      DynamicRegistrations registrations, Invitations invitations, ToolAddress address) {
    this.registrations = registrations;
    this.invitations = invitations;
    this.address = address;
  }

  @GetMapping("/lti/register")
  String ask(
      @RequestParam(name = "openid_configuration", required = false) @Nullable String configuration,
      @RequestParam(name = "registration_token", required = false) @Nullable String token,
      @RequestParam(required = false) @Nullable String code,
      HttpServletResponse response,
      Model model) {
    FramePolicy.framedByAnybody(response);
    URI platform = platform(configuration);
    model.addAttribute("platform", platform.getAuthority());
    model.addAttribute("configuration", configuration);
    model.addAttribute("token", token);
    model.addAttribute("code", code);
    model.addAttribute("good", invitations.isGood(Optional.ofNullable(code)));
    return "lti/register";
  }

  @PostMapping("/lti/register")
  String register(
      @RequestParam(name = "openid_configuration", required = false) @Nullable String configuration,
      @RequestParam(name = "registration_token", required = false) @Nullable String token,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    FramePolicy.framedByAnybody(response);
    URI platform = platform(configuration);
    if (!address.isOurs(request) || !invitations.spend(code)) {
      throw new RegistrationRefused(
          "The code does not fit: it was used already, is older than a week, or was never given.",
          "Ask whoever runs Learnwire for a new registration address (page LMS).");
    }
    try {
      Registration made =
          registrations.register(
              platform,
              Optional.ofNullable(token).filter(given -> !given.isBlank()),
              address.tool(request));
      LOG.info("a learning platform was registered: {}", made.id());
      model.addAttribute("made", made);
      return "lti/registered";
    } catch (RegistrationRefused e) {
      invitations.giveBack(code);
      throw e;
    }
  }

  private static URI platform(@Nullable String configuration) {
    try {
      URI address = URI.create(configuration == null ? "" : configuration);
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw noPlatform();
    }
    throw noPlatform();
  }

  private static RegistrationRefused noPlatform() {
    return new RegistrationRefused(
        "This address is for learning platforms, and none has sent its configuration.",
        "Paste the address where the platform asks for a registration URL; do not open it"
            + " yourself.");
  }

  @ExceptionHandler
  ModelAndView refused(RegistrationRefused refused, HttpServletResponse response) {
    FramePolicy.framedByAnybody(response);
    LOG.warn("a registration was refused");
    return new ModelAndView(
        "lti/refused",
        Map.of(
            "what",
            String.valueOf(refused.getMessage()),
            "next",
            refused.next(),
            "detail",
            "",
            "code",
            "registration-refused"),
        HttpStatus.BAD_REQUEST);
  }
}
