package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.Launch;
import org.learnwire.lti.Registration;

/** Who may show a page of ours in a frame: the platform of the launch, and nobody else. */
public final class FramePolicy {
  private static final String OWN =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'";

  /** What may stand in the header; a host of another form is left out. */
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

  private FramePolicy() {}

  /** Framed by these origins. */
  public static void framedBy(Set<String> ancestors, HttpServletResponse response) {
    framedBy(ancestors, null, response);
  }

  /** Framed by these origins, with a form that ends at the platform. */
  public static void framedBy(
      Set<String> ancestors, @Nullable String formTarget, HttpServletResponse response) {
    set(
        ancestors.isEmpty() ? "'none'" : String.join(" ", new TreeSet<>(ancestors)),
        formTarget == null ? "" : " " + formTarget,
        response);
  }

  /** For the page that a platform opens before we know it: registration. */
  static void framedByAnybody(HttpServletResponse response) {
    set("*", "", response);
  }

  private static void set(String ancestors, String forms, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", OWN + forms + "; frame-ancestors " + ancestors);
    // A platform may have opened a window for us, and waits there to hear that we are done.
    response.setHeader("Cross-Origin-Opener-Policy", "unsafe-none");
    response.setHeader("Cache-Control", "no-store");
  }

  /** The platform's own origins, and where the launch says that it came from. */
  static Set<String> ancestors(Launch launch) {
    Set<String> origins = ancestors(launch.registration());
    add(origins, launch.presentation().returnUrl());
    launch.registration().dialect().framingHost(launch.custom()).ifPresent(h -> add(origins, h));
    return origins;
  }

  static Set<String> ancestors(Registration registration) {
    Set<String> origins = new TreeSet<>();
    add(origins, registration.authUrl());
    address(registration.issuer()).ifPresent(issuer -> add(origins, issuer));
    return origins;
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void add(Set<String> origins, @Nullable URI address) {
    if (address == null || address.getHost() == null) {
      return;
    }
    String origin =
        (address.getScheme() + "://" + address.getAuthority()).toLowerCase(java.util.Locale.ROOT);
    if (ORIGIN.matcher(origin).matches()) {
      origins.add(origin);
    }
  }
}
