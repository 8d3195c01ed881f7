package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.FrameOrigins;
import org.learnwire.lti.Launch;
import org.learnwire.lti.Logins;
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
    Set<String> origins = ancestors(launch.registration(), launch.presentation().returnUrl());
    launch.registration().dialect().framingHost(launch).ifPresent(h -> add(origins, h));
    return origins;
  }

  /** Of a page that is not of one launch: the platform's origins, and one more that is known. */
  static Set<String> ancestors(Registration registration, @Nullable URI and) {
    Set<String> origins = new TreeSet<>();
    FrameOrigins.own(registration).forEach(own -> add(origins, URI.create(own)));
    add(origins, and);
    return origins;
  }

  private static void add(Set<String> origins, @Nullable URI address) {
    if (address == null || address.getHost() == null) {
      return;
    }
    String origin = Logins.origin(address);
    if (ORIGIN.matcher(origin).matches()) {
      origins.add(origin);
    }
  }
}
