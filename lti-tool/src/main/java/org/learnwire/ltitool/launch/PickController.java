package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.learnwire.lti.LaunchError;
import org.learnwire.lti.LaunchRefused;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.services.ContentItem;
import org.learnwire.lti.services.DeepLinking;
import org.learnwire.lti.services.LineItem;
import org.learnwire.lti.services.PlatformServices;
import org.learnwire.lti.services.UnfitContent;
import org.learnwire.ltitool.pages.FrameLocale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/**
 * {@code /lti/pick}: a teacher chooses what a link in the course opens (Deep Linking 2.0). What
 * goes back is signed when the button is pressed: platforms take it for minutes only.
 */
@Controller
class PickController {
  private static final double POINTS = 100;

  private final FrameSessions sessions;
  private final LaunchViewers viewers;
  private final Registrations registrations;
  private final PlatformServices services;
  private final ToolAddress address;
  private final MessageSource messages;
  private final LocaleResolver locales;

  PickController(
      FrameSessions sessions,
      LaunchViewers viewers,
      Registrations registrations,
      PlatformServices services,
      ToolAddress address,
      MessageSource messages,
      LocaleResolver locales) {
    this.sessions = sessions;
    this.viewers = viewers;
    this.registrations = registrations;
    this.services = services;
    this.address = address;
    this.messages = messages;
    this.locales = locales;
  }

  /**
   * Something to link to, titled in the teacher's language.
   *
   * @param view what the launch of the link brings back
   * @param graded whether a column of the gradebook comes with it
   */
  record Choice(String view, boolean graded) {}

  private static final List<Choice> CHOICES =
      List.of(
          new Choice("loop", false),
          new Choice("task", true),
          new Choice("team", false),
          new Choice("course", false));

  @GetMapping("/lti/pick")
  String pick(HttpServletRequest request, Model model) {
    FrameSession session = asking(viewers.session(request));
    FrameLocale.choose(request, session.launch().locale());
    model.addAttribute("choices", CHOICES);
    model.addAttribute("token", session.token());
    model.addAttribute("course", session.launch().courseTitle());
    return "lti/pick";
  }

  /** The form is our own, and carries what only it knows. */
  @PostMapping("/lti/pick")
  String picked(
      @RequestParam String token,
      @RequestParam(defaultValue = "") String view,
      @RequestParam(defaultValue = "false") boolean cancel,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<FrameSession> found =
        address.isOurs(request) ? sessions.find(token) : Optional.empty();
    FrameSession session = asking(found);
    KeptLaunch launch = session.launch();
    FrameLocale.choose(request, launch.locale());
    Locale locale = locales.resolveLocale(request);
    Registration platform = registrations.byId(launch.registrationId()).orElseThrow(() -> over());
    List<ContentItem> items =
        CHOICES.stream()
            .filter(choice -> !cancel && choice.view().equals(view))
            .map(choice -> item(choice, address.launch(request), locale))
            .toList();
    try {
      DeepLinking.Response back =
          services
              .deepLinking()
              .response(platform, launch.deployment(), launch.deepLinking(), items, null);
      LaunchHeaders.of(launch, response);
      model.addAttribute("back", back.returnUrl());
      model.addAttribute("jwt", back.jwt());
      return "lti/picked";
    } catch (UnfitContent e) {
      throw new LaunchRefused(
          LaunchError.DEEP_LINKING_INCOMPLETE, String.valueOf(e.getMessage()), platform);
    }
  }

  private ContentItem item(Choice choice, URI launch, Locale locale) {
    String title = messages.getMessage("pick." + choice.view(), null, locale);
    return new ContentItem(
        title,
        messages.getMessage("pick." + choice.view() + ".text", null, locale),
        launch,
        Map.of("view", choice.view()),
        choice.graded()
            ? new LineItem.Wanted(title, POINTS, null, "practice", choice.view())
            : null);
  }

  private static FrameSession asking(Optional<FrameSession> session) {
    return session.filter(found -> found.launch().asksForContent()).orElseThrow(() -> over());
  }

  private static LaunchRefused over() {
    return new LaunchRefused(
        LaunchError.STATE_UNKNOWN, "no platform is waiting for a choice here", null);
  }
}
