package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.dialect.Tool;

/**
 * Where platforms find this tool: by {@code public-url}; without one at the name of this machine
 * that the browser used, which is good for trying only.
 */
public final class ToolAddress {
  private final Optional<String> publicOrigin;
  private final String company;

  public ToolAddress(Optional<String> publicOrigin, String company) {
    this.publicOrigin = publicOrigin;
    this.company = company;
  }

  /** What platforms are told. */
  public Tool tool(HttpServletRequest request) {
    return new Tool(origin(request), company);
  }

  /** Scheme, host and port. */
  public String origin(HttpServletRequest request) {
    return publicOrigin.orElseGet(
        () -> "http://" + String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT));
  }

  /** The one redirect URI that every platform has. */
  public URI launch(HttpServletRequest request) {
    return URI.create(origin(request) + "/lti/launch");
  }

  /** Whether a request was made by a page of ours, by the browser's own word. */
  boolean isOurs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean siteFits = site == null || site.equals("same-origin");
    boolean originFits = origin == null || isHere(origin, request);
    return siteFits && originFits && (site != null || origin != null);
  }

  private boolean isHere(@Nullable String origin, HttpServletRequest request) {
    return origin(request).equalsIgnoreCase(origin);
  }
}
