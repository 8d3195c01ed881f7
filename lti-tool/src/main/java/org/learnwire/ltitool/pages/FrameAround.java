package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** What stands around every page of the frame, and the page that stands there when none can. */
@ControllerAdvice(basePackageClasses = FrameAround.class)
class FrameAround {
  /** What was done, as an address may say it: our own words only. */
  private static final Set<String> DONE =
      Set.of(
          "accepted",
          "declined",
          "practised",
          "asked",
          "thanked",
          "coached",
          "observed",
          "there",
          "language");

  private static final String TOKEN = "X-Learnwire-Token";

  private final ViewerDesk desk;
  private final MessageSource messages;
  private final LocaleResolver locales;

  FrameAround(ViewerDesk desk, MessageSource messages, LocaleResolver locales) {
    this.desk = desk;
    this.messages = messages;
    this.locales = locales;
  }

  @ModelAttribute
  void around(
      Viewer viewer,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    String person = viewer.personId();
    String theirs = person == null ? null : desk.language(person).orElse(null);
    FrameLocale.choose(request, theirs, viewer.language());
    Locale locale = locales.resolveLocale(request);
    model.addAttribute("locale", locale);
    model.addAttribute("say", new Speech(messages, locale, desk.today()));
    model.addAttribute("viewer", viewer);
    model.addAttribute("leads", person != null && desk.leads(person));
    model.addAttribute("headers", headers(viewer.proof()));
    model.addAttribute("token", viewer.proof().get(TOKEN));
    model.addAttribute("swapped", request.getHeader("HX-Request") != null);
    model.addAttribute("here", request.getServletPath());
    model.addAttribute("done", done != null && DONE.contains(done) ? done : null);
    model.addAttribute("problems", Map.of());
  }

  /** As JSON, for the attribute that htmx reads; nothing in a token needs an escape. */
  static String headers(Map<String, String> proof) {
    return proof.entrySet().stream()
        .map(each -> "\"" + each.getKey() + "\": \"" + plain(each.getValue()) + "\"")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String plain(String token) {
    if (!token.matches("[A-Za-z0-9._~+/=-]*")) {
      throw new IllegalArgumentException("a token with a character that no token has");
    }
    return token;
  }

  @ExceptionHandler
  ModelAndView closed(NoViewer nobody, HttpServletRequest request, HttpServletResponse response) {
    return closed(HttpStatus.UNAUTHORIZED, "closed.nobody", request, response);
  }

  @ExceptionHandler
  ModelAndView closed(NotTheirs refused, HttpServletRequest request, HttpServletResponse response) {
    return closed(HttpStatus.FORBIDDEN, refused.key(), request, response);
  }

  @ExceptionHandler
  ModelAndView closed(
      MissingServletRequestParameterException missing,
      HttpServletRequest request,
      HttpServletResponse response) {
    return closed(HttpStatus.BAD_REQUEST, "closed.incomplete", request, response);
  }

  private ModelAndView closed(
      HttpStatus status, String key, HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(status.value());
    ModelAndView page = new ModelAndView("frame/closed");
    Locale locale = locales.resolveLocale(request);
    page.addObject("say", new Speech(messages, locale, desk.today()));
    page.addObject("why", key);
    page.addObject("alone", "document".equals(request.getHeader("Sec-Fetch-Dest")));
    page.addObject("back", ViewerArgument.here(request).isPresent());
    page.addObject(
        "headers", headers(ViewerArgument.here(request).map(Viewer::proof).orElse(Map.of())));
    return page;
  }
}
