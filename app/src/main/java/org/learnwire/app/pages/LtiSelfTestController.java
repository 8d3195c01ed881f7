package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.lti.Keys;
import org.learnwire.lti.PlatformKeys;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.ltitool.launch.LaunchLog;
import org.learnwire.ltitool.launch.ToolAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Looks at everything that a launch needs, and says what to mend. */
@Controller
class LtiSelfTestController {
  private static final Duration APART = Duration.ofSeconds(60);

  private final Registrations registrations;
  private final PlatformKeys platforms;
  private final Keys keys;
  private final LaunchLog log;
  private final ToolAddress address;

  LtiSelfTestController(
      Registrations registrations,
      PlatformKeys platforms,
      Keys keys,
      LaunchLog log,
      ToolAddress address) {
    this.registrations = registrations;
    this.platforms = platforms;
    this.keys = keys;
    this.log = log;
    this.address = address;
  }

  /**
   * One thing that was looked at.
   *
   * @param next what to do; empty: nothing
   */
  record Line(String what, boolean good, String found, String next) {
    Tone tone() {
      return good ? Tone.GOOD : Tone.WRONG;
    }
  }

  /** What was looked at of one platform, or of ourselves. */
  record Part(String title, List<Line> lines) {}

  @GetMapping("/lti/self-test")
  String test(HttpServletRequest request, Model model) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("Learnwire itself", ourselves(request)));
    registrations.all().forEach(each -> parts.add(new Part(each.title(), platform(each))));
    model.addAttribute("parts", parts);
    model.addAttribute("log", log);
    return "lti-self-test";
  }

  private List<Line> ourselves(HttpServletRequest request) {
    String origin = address.origin(request);
    boolean secure = origin.startsWith("https://");
    int published = ((List<?>) keys.jwks().getOrDefault("keys", List.of())).size();
    return List.of(
        new Line(
            "Address",
            secure,
            origin,
            secure
                ? ""
                : "Set public-url to the https address that browsers and platforms use: cookies"
                    + " within a frame are kept for https only."),
        new Line("Keys", published > 0, published + " published at " + origin + "/lti/jwks", ""));
  }

  private List<Line> platform(Registration platform) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Issuer", true, platform.issuer(), ""));
    lines.add(
        new Line(
            "Client",
            platform.isActive(),
            platform.clientId() + (platform.isActive() ? "" : ", switched off"),
            platform.isActive() ? "" : "Switch it on on the page LMS."));
    boolean deployed = !platform.deployments().isEmpty();
    lines.add(
        new Line(
            "Deployments",
            deployed,
            deployed ? String.join(", ", platform.deployments()) : "none is approved",
            deployed ? "" : "Open a link in the platform once, then approve it on the page LMS."));
    PlatformKeys.Tried tried = platforms.tried(platform);
    boolean reached = tried.problem().isEmpty();
    lines.add(
        new Line(
            "Its key set",
            reached,
            reached ? platform.jwksUrl().toString() : tried.problem(),
            reached
                ? ""
                : "Mend the address, or let this server reach it; a host of your own network"
                    + " belongs under lti.internal-hosts."));
    if (reached) {
      boolean together = tried.ahead().abs().compareTo(APART) <= 0;
      lines.add(
          new Line(
              "Clocks",
              together,
              Math.abs(tried.ahead().toSeconds()) + " seconds apart",
              together ? "" : "Set both clocks by a time server: launches are good for a minute."));
    }
    int hosts = registrations.serviceHosts(platform.id()).size();
    lines.add(
        new Line(
            "Services",
            true,
            hosts == 0
                ? "no launch has named grades or members yet"
                : String.join(", ", registrations.serviceHosts(platform.id())),
            ""));
    return lines;
  }
}
