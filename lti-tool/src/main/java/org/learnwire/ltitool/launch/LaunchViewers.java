package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.learnwire.ltitool.pages.Viewer;
import org.learnwire.ltitool.pages.Viewers;

/**
 * Knows who came by a launch. What is looked at may go by the cookie; a change carries the token in
 * a header, which no other site can send.
 */
public final class LaunchViewers implements Viewers {
  private static final String HERE = FrameSession.class.getName();
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final FrameSessions sessions;

  public LaunchViewers(FrameSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Optional<Viewer> of(HttpServletRequest request) {
    return session(request)
        .map(
            session ->
                new Viewer(
                    session.personId(),
                    Viewer.How.LAUNCH,
                    session.launch().teaches(),
                    session.launch().courseActivity(),
                    session.launch().locale(),
                    Map.of(Viewer.LAUNCH_HEADER, session.token())));
  }

  @Override
  public boolean launches() {
    return true;
  }

  /** The session of this request's launch. */
  public Optional<FrameSession> session(HttpServletRequest request) {
    if (request.getAttribute(HERE) instanceof FrameSession session) {
      return Optional.of(session);
    }
    Optional<FrameSession> found = token(request).flatMap(sessions::find);
    found.ifPresent(session -> here(request, session));
    return found;
  }

  private static Optional<String> token(HttpServletRequest request) {
    String header = request.getHeader(Viewer.LAUNCH_HEADER);
    if (header != null) {
      return Optional.of(header);
    }
    return READING.contains(request.getMethod()) ? Cookies.session(request) : Optional.empty();
  }

  static void here(HttpServletRequest request, FrameSession session) {
    request.setAttribute(HERE, session);
  }
}
