package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller the {@link Viewer} that it takes; without one there is no page. */
final class ViewerArgument implements HandlerMethodArgumentResolver {
  private static final String FOUND = Viewer.class.getName();

  private final Supplier<List<Viewers>> ways;

  ViewerArgument(Supplier<List<Viewers>> ways) {
    this.ways = ways;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Viewer.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest made = request.getNativeRequest(HttpServletRequest.class);
    if (made == null) {
      throw new NoViewer();
    }
    Viewer viewer = here(made).or(() -> found(made)).orElseThrow(NoViewer::new);
    made.setAttribute(FOUND, viewer);
    return viewer;
  }

  /** Who was found for this request before. */
  static Optional<Viewer> here(HttpServletRequest request) {
    return request.getAttribute(FOUND) instanceof Viewer viewer
        ? Optional.of(viewer)
        : Optional.empty();
  }

  private Optional<Viewer> found(HttpServletRequest request) {
    boolean launch = request.getHeader(Viewer.LAUNCH_HEADER) != null;
    return ways.get().stream()
        .filter(way -> way.launches() || !launch)
        .flatMap(way -> way.of(request).stream())
        .findFirst();
  }
}
