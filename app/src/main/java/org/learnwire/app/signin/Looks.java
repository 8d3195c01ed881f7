package org.learnwire.app.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes down who opens the page of a person and what for, and shows the person on their own page
 * who did.
 */
@Component
class Looks implements HandlerInterceptor, WebMvcConfigurer {
  private static final int SHOWN = 50;

  /** Pages of one person, by their pattern, and what they are opened for. */
  private static final Map<String, String> PAGES =
      Map.of("/people/{id}", "who they are", "/proposals/{person}", "what asks them");

  private final SignInRecord record;

  Looks(SignInRecord record) {
    this.record = record;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/people/*", "/proposals/*");
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    String purpose = PAGES.get(String.valueOf(pattern));
    if (purpose == null || page == null || !request.getMethod().equals("GET")) {
      return;
    }
    String path = request.getServletPath();
    String person = path.substring(path.lastIndexOf('/') + 1);
    SignedIn who = SignedIn.here();
    record.looked(who, person, String.valueOf(pattern), purpose);
    if (who.isPerson(person)) {
      page.addObject("looks", record.looks(person, SHOWN));
    }
  }
}
