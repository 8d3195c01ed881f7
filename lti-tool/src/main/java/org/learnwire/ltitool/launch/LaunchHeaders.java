package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets the platform of a launch, and it alone, show the launch's pages in its frame. */
final class LaunchHeaders implements HandlerInterceptor {
  private final LaunchViewers launches;

  LaunchHeaders(LaunchViewers launches) {
    this.launches = launches;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (isOfTheFrame(handler)) {
      launches.session(request).ifPresent(session -> of(session.launch(), response));
    }
    return true;
  }

  /** Whether the page that answers is one of those that are shown in a platform's frame. */
  static boolean isOfTheFrame(Object handler) {
    return handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith("org.learnwire.ltitool.");
  }

  static void of(KeptLaunch launch, HttpServletResponse response) {
    FramePolicy.framedBy(launch.ancestors(), returns(launch), response);
  }

  /** Content that was chosen goes back to the platform by a form. */
  private static @Nullable String returns(KeptLaunch launch) {
    if (launch.deepLinking() == null) {
      return null;
    }
    URI back = URI.create(launch.deepLinking().path("deep_link_return_url").asText());
    return back.getScheme() + "://" + back.getAuthority();
  }
}
