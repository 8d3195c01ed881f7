package org.learnwire.app.desk;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.learnwire.app.pages.LtiTestView.Line;
import org.learnwire.app.pages.LtiTestView.Part;
import org.learnwire.lti.AddressRefused;
import org.learnwire.lti.Keys;
import org.learnwire.lti.PlatformKeys;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.services.PlatformServices;
import org.learnwire.lti.services.ServiceFailure;
import org.springframework.stereotype.Component;

/** Looks at what launches need: our address and keys, and what every platform answers now. */
@Component
class LtiChecks {
  private static final Duration APART = Duration.ofSeconds(60);
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Registrations registrations;
  private final PlatformKeys platforms;
  private final PlatformServices services;
  private final Keys keys;

  LtiChecks(
      Registrations registrations, PlatformKeys platforms, PlatformServices services, Keys keys) {
    this.registrations = registrations;
    this.platforms = platforms;
    this.services = services;
    this.keys = keys;
  }

  /** One that does not answer keeps nobody waiting for the others. */
  List<Part> parts(String origin) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("Learnwire itself", ourselves(origin)));
    parts.addAll(
        registrations.all().parallelStream()
            .map(each -> new Part(each.title(), platform(each)))
            .toList());
    return parts;
  }

  private List<Line> ourselves(String origin) {
    int published = ((List<?>) keys.jwks().getOrDefault("keys", List.of())).size();
    return List.of(
        address(origin),
        Line.good("Keys", published + " published at " + origin + "/lti/jwks; platforms fetch it"));
  }

  private static Line address(String origin) {
    if (origin.startsWith("https://")) {
      return Line.good("Address", origin);
    }
    return HERE.contains(String.valueOf(URI.create(origin).getHost()))
        ? Line.look(
            "Address",
            origin + " is good for trying on this machine",
            "Set public-url to the https address that browsers and platforms use.")
        : Line.mend(
            "Address",
            origin,
            "Set public-url to the https address that browsers and platforms use: within a frame"
                + " browsers keep cookies for https only.");
  }

  private List<Line> platform(Registration platform) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.good("Issuer", platform.issuer()));
    lines.add(
        platform.isActive()
            ? Line.good("Client", platform.clientId())
            : Line.mend(
                "Client",
                platform.clientId() + " is switched off here",
                "Switch it on on the page LMS."));
    lines.add(
        platform.deployments().isEmpty()
            ? Line.mend(
                "Deployments",
                "none is approved",
                "Open a link in the platform once, then approve it on the page LMS.")
            : Line.good("Deployments", String.join(", ", new TreeSet<>(platform.deployments()))));
    PlatformKeys.Tried tried = platforms.tried(platform);
    lines.add(
        tried.problem().isEmpty()
            ? Line.good("Its key set", platform.jwksUrl().toString())
            : Line.mend(
                "Its key set",
                tried.problem(),
                "Correct the address, or let this server reach it; a host of your own network"
                    + " belongs under lti.internal-hosts."));
    if (tried.problem().isEmpty()) {
      lines.add(clocks(tried.ahead()));
    }
    lines.add(token(platform));
    Set<String> hosts = registrations.serviceHosts(platform.id());
    lines.add(
        Line.good(
            "Services",
            hosts.isEmpty()
                ? "no launch has named grades or members yet"
                : "named by launches: " + String.join(", ", hosts)));
    return lines;
  }

  private static Line clocks(Duration ahead) {
    String found = "the platform is " + ahead.abs().toSeconds() + " seconds ";
    found += ahead.isNegative() ? "behind" : "ahead";
    if (ahead.abs().toSeconds() <= 1) {
      found = "both say the same";
    }
    return ahead.abs().compareTo(APART) <= 0
        ? Line.good("Clocks", found)
        : Line.mend(
            "Clocks", found, "Set both by a time server: some launches are good for a minute.");
  }

  /** Whether the platform fetches our keys and lets us call its services, asked for real. */
  private Line token(Registration platform) {
    Set<String> wanted =
        platform.scopes().stream().filter(Scopes.ALL::contains).collect(Collectors.toSet());
    Set<String> asked = wanted.isEmpty() ? Set.copyOf(Scopes.ALL) : wanted;
    try {
      Set<String> missing = new TreeSet<>(asked);
      missing.removeAll(services.tokens().granted(platform, asked));
      if (!missing.contains(Scopes.LINE_ITEM)) {
        missing.remove(Scopes.LINE_ITEM_READ); // whoever may write columns may read them
      }
      return missing.isEmpty()
          ? Line.good("Access token", "given for " + asked.size() + " scopes")
          : Line.look(
              "Access token",
              "given, without " + names(missing),
              "Allow it in the tool's settings in the platform, if it is wanted there.");
    } catch (ServiceFailure | AddressRefused e) {
      String[] said = String.valueOf(e.getMessage()).split("; ", 2);
      return Line.mend("Access token", said[0], said.length == 1 ? "" : sentence(said[1]));
    }
  }

  private static String names(Set<String> scopes) {
    return scopes.stream()
        .map(scope -> scope.substring(scope.lastIndexOf('/') + 1))
        .collect(Collectors.joining(", "));
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
