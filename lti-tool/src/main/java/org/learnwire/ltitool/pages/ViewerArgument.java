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

  private final Supplier<List<Viewers>> lookUp;
  private volatile @Nullable List<Viewers> ways;

  /**
   * Asks these.
   *
   * @param lookUp asked with the first request: they may need what the pages are wired with
   */
  ViewerArgument(Supplier<List<Viewers>> lookUp) {
    this.lookUp = lookUp;
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
    return ways().stream()
        .filter(way -> way.launches() || !launch)
        .flatMap(way -> way.of(request).stream())
        .findFirst();
  }

  private List<Viewers> ways() {
    List<Viewers> known = ways;
    if (known == null) {
      known = lookUp.get();
      ways = known;
    }
    return known;
  }
}
