package org.learnwire.app.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes down who opens the page of a person, or a list with names, as a page or as a file, and
 * what for. A list is one line, however many are on it.
 */
@Component
class Looks implements HandlerInterceptor, WebMvcConfigurer {
  private static final Refusal RESTRICTED =
      new Refusal(
          "This person’s data is restricted: it is kept, and shown to nobody but the person.",
          "HR ops can open it for a purpose that they say.");

  /** Pages of one person, by their pattern, and what they are opened for. */
  private static final Map<String, String> PAGES =
      Map.of(
          "/people/{id}",
          "who they are",
          "/proposals/{person}",
          "what asks them",
          "/evidence/{person}",
          "what they can show in a review",
          "/evidence/{person}/{release}.pdf",
          "what they can show in a review, as a file");

  /** Lists, by the beginning of their pattern. */
  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("/", "the latest decisions"),
          Map.entry("/live", "the latest decisions"),
          Map.entry("/decisions", "what was decided"),
          Map.entry("/statements", "what was learned and done"),
          Map.entry("/writeback", "what is written to other systems"),
          Map.entry("/people", "who is who"),
          Map.entry("/proposals", "whom something asks"),
          Map.entry("/evidence", "whose evidence sheet it is"),
          Map.entry("/cycles", "what waits for a review cycle"),
          Map.entry("/rules", "what a rule decided"),
          Map.entry("/audit", "who did what"));

  private static final String OTHERS = "a page with names";

  private final SignInRecord record;
  private final ListLooks lists;
  private final Purposes purposes;

  Looks(SignInRecord record, ListLooks lists, Purposes purposes) {
    this.record = record;
    this.lists = lists;
    this.purposes = purposes;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // The pages of the frame write down looks themselves: a launch is no session.
    registry
        .addInterceptor(this)
        .excludePathPatterns("/assets/**", "/webjars/**", "/control/**")
        .excludePathPatterns("/loop/**", "/team/**", "/course/**");
  }

  /** Whatever they may be opened for; the person reads it in their own language. */
  static Set<String> purposes() {
    Set<String> all = new HashSet<>(PAGES.values());
    all.addAll(LISTS.values());
    all.add(OTHERS);
    return all;
  }

  /** Nobody comes to a restricted person's page but the person, and HR ops with a purpose. */
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    purposes.in(new ServletRequestAttributes(request));
    String pattern = pattern(request);
    SignedIn who = SignedIn.of(request);
    if (!PAGES.containsKey(pattern) || !purposes.hides(who, person(request))) {
      return true;
    }
    if (who.is(Role.HR_OPS)) {
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader(
          HttpHeaders.LOCATION,
          Purposes.asked(person(request), request.getServletPath().split("/")[1]));
    } else {
      RESTRICTED.send(request, response);
    }
    return false;
  }

  private static String pattern(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
  }

  private static String person(HttpServletRequest request) {
    return request.getServletPath().split("/")[2];
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    String pattern = pattern(request);
    if (!request.getMethod().equals("GET")) {
      return;
    }
    SignedIn who = SignedIn.of(request);
    if (PAGES.containsKey(pattern)) {
      record.looked(who, person(request), pattern, PAGES.getOrDefault(pattern, ""));
    } else {
      list(pattern, who);
    }
  }

  private void list(String pattern, SignedIn who) {
    Set<String> people = new HashSet<>(Named.people());
    people.removeIf(who::isPerson);
    String begin = "/" + pattern.replaceFirst("^/", "").split("[/.]")[0];
    if (!people.isEmpty() && lists.isNew(who.name(), pattern, people)) {
      String file = pattern.endsWith(".csv") ? ", as a file" : "";
      record.looked(who, people, pattern, LISTS.getOrDefault(begin, OTHERS) + file);
    }
  }
}
