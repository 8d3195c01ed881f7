package org.learnwire.lti.dialect;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.Launch;

/** The kinds of platform whose ways we know. */
public enum Dialect {
  MOODLE("Moodle"),
  CANVAS("Canvas"),
  BRIGHTSPACE("Brightspace"),
  BLACKBOARD("Blackboard"),
  OTHER("another platform");

  private final String title;

  Dialect(String title) {
    this.title = title;
  }

  /** As people write it. */
  public String title() {
    return title;
  }

  /** As it is stored and as commands take it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * By {@code product_family_code} of the platform's configuration or of a launch's {@code
   * tool_platform}.
   */
  public static Dialect ofFamily(@Nullable String code) {
    String family = code == null ? "" : code.toLowerCase(Locale.ROOT);
    return switch (family) {
      case "moodle" -> MOODLE;
      case "canvas" -> CANVAS;
      case "desire2learn", "d2l", "brightspace" -> BRIGHTSPACE;
      case "blackboardlearn", "blackboard" -> BLACKBOARD;
      default -> OTHER;
    };
  }

  /** By the word it is stored as. */
  public static Dialect of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElse(OTHER);
  }

  /** An account as a pull from the same platform names it: the site's address and the id there. */
  public record Account(String homePage, String name) {}

  /** Whose launch it is there, in the words of a pull; absent where the launch does not say. */
  public Optional<Account> account(Launch launch) {
    if (this == CANVAS) {
      return school(launch)
          .filter(school -> launch.custom().containsKey(Parameters.USER))
          .map(school -> new Account(school, launch.custom().get(Parameters.USER)));
    }
    return Optional.of(new Account(launch.registration().issuer(), launch.subject()));
  }

  /** The course as a pull's statements name it; absent where the launch does not say enough. */
  public Optional<String> courseActivity(Launch launch) {
    if (this == CANVAS) {
      return school(launch)
          .filter(school -> launch.custom().containsKey(Parameters.COURSE))
          .map(school -> school + "/courses/" + launch.custom().get(Parameters.COURSE));
    }
    return this == MOODLE && launch.context() != null
        ? Optional.of(
            launch.registration().issuer() + "/course/view.php?id=" + launch.context().id())
        : Optional.empty();
  }

  /** The employee number that the platform knows; a variable it left unresolved is none. */
  public Optional<String> employeeNumber(Launch launch) {
    return Optional.ofNullable(launch.custom().get(Parameters.EMPLOYEE))
        .or(() -> Optional.ofNullable(launch.user().employeeNumber()));
  }

  /** Which of its hosts shows us in a frame, where the issuer does not tell. */
  public Optional<URI> framingHost(Launch launch) {
    return school(launch).map(URI::create);
  }

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

  /** The address of the school's site; https, as all of the platform's are but on a test bench. */
  private static Optional<String> school(Launch launch) {
    return Optional.ofNullable(launch.custom().get(Parameters.HOST))
        .filter(host -> HOST.matcher(host).matches())
        .map(host -> launch.registration().authUrl().getScheme() + "://" + host);
  }

  /**
   * What {@code aud} says when an access token is asked for (Security Framework 1.0, 4.1.1): the
   * token endpoint, or what the platform calls its authorization server. One of them gives a bare
   * host there and wants the endpoint all the same; another wants an address of its own.
   */
  public String tokenAudience(URI tokenUrl, @Nullable String authorizationServer) {
    if (this == BRIGHTSPACE && authorizationServer == null) {
      return "https://api.brightspace.com/auth/token";
    }
    return authorizationServer == null || this == CANVAS
        ? tokenUrl.toString()
        : authorizationServer;
  }

  /** A platform whose configuration lies elsewhere than its issuer says: this pair, no other. */
  public static boolean mayDiffer(String issuerHost, String configurationHost) {
    return issuerHost.equals("blackboard.com")
        && configurationHost.equals("developer.blackboard.com");
  }
}
