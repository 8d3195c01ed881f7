package org.learnwire.app.pages;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.learnwire.app.pages.LtiTestView.Line;
import org.learnwire.app.pages.LtiTestView.Part;
import org.learnwire.lti.Deployment;
import org.learnwire.lti.Keys;
import org.learnwire.lti.LaunchError;
import org.learnwire.lti.Registration;
import org.learnwire.lti.RegistrationTaken;
import org.learnwire.lti.dialect.Dialect;
import org.learnwire.ltitool.launch.LaunchLog;

/**
 * Acme's learning platforms: one that is well, one whose deployment waits, and one switched off.
 */
final class AcmeLti implements LtiPages {
  final List<String> done = new ArrayList<>();
  private final Acme acme;

  AcmeLti(Acme acme) {
    this.acme = acme;
  }

  @Override
  public List<Registration> registrations() {
    return acme.empty
        ? List.of()
        : List.of(
            platform("r1", "Acme academy", Dialect.MOODLE, Registration.State.ACTIVE),
            platform("r2", "Sales campus <b>", Dialect.CANVAS, Registration.State.ACTIVE),
            platform("r3", "The old one", Dialect.OTHER, Registration.State.OFF));
  }

  private static Registration platform(
      String id, String title, Dialect dialect, Registration.State state) {
    URI site = URI.create("https://" + id + ".a-rather-long-name-of-a-platform.acme.test/");
    return new Registration(
        id,
        title,
        site.toString(),
        "10000000000001-" + id,
        dialect,
        site.resolve("auth"),
        site.resolve("token"),
        site.resolve("token").toString(),
        site.resolve("jwks"),
        Set.of("1"),
        Set.of(),
        state);
  }

  @Override
  public List<Deployment> deployments() {
    return acme.empty
        ? List.of()
        : List.of(
            new Deployment(
                "r2",
                "5021:8865aa05b4b79b64a91a86042e43af5ea8ae79eb",
                Deployment.State.WAITING,
                "Giving feedback",
                Acme.NOW.minus(Duration.ofHours(2))),
            new Deployment(
                "r1", "1", Deployment.State.APPROVED, null, Acme.NOW.minus(Duration.ofDays(40))),
            new Deployment(
                "r2", "7:x", Deployment.State.REFUSED, "A test", Acme.NOW.minusSeconds(9000)));
  }

  @Override
  public List<Keys.Published> keys() {
    return acme.empty
        ? List.of()
        : List.of(
            new Keys.Published(
                "2d1e5b7c-1111-4c9f-8a0d-0b8a3c6f9e01",
                Acme.NOW,
                Acme.NOW.plus(Duration.ofDays(1)),
                false),
            new Keys.Published(
                "9f3a77aa-2222-4c9f-8a0d-0b8a3c6f9e02",
                Acme.NOW.minus(Duration.ofDays(90)),
                Acme.NOW.minus(Duration.ofDays(90)),
                true));
  }

  @Override
  public String invite(String who) {
    return "k7m2p9x4q8r3t6w5y2az";
  }

  @Override
  public void add(Registration platform) {
    if (platform.clientId().equals("10000000000001-r1")) {
      throw new RegistrationTaken(platform.issuer(), platform.clientId());
    }
    done.add("added " + platform.title() + " " + platform.tokenAudience());
  }

  @Override
  public boolean turn(String id, boolean on) {
    return noted("turned " + id + " " + on);
  }

  @Override
  public boolean remove(String id) {
    return !id.equals("gone") && noted("removed " + id);
  }

  @Override
  public boolean audience(String id, String audience) {
    return noted("audience " + id + " " + audience);
  }

  @Override
  public boolean rule(String id, String deployment, boolean approve) {
    return noted("ruled " + id + " " + deployment + " " + approve);
  }

  @Override
  public void newKey() {
    noted("new key");
  }

  @Override
  public boolean withdraw(String kid) {
    return noted("withdrawn " + kid);
  }

  private boolean noted(String what) {
    return done.add(what);
  }

  @Override
  public LtiTestView test(String origin) {
    Part ourselves =
        new Part(
            "Learnwire itself",
            List.of(
                Line.look("Address", origin + " is good for trying", "Set public-url."),
                Line.good("Keys", "2 published at " + origin + "/lti/jwks")));
    if (acme.empty) {
      return new LtiTestView(List.of(ourselves), 0, 0, List.of());
    }
    return new LtiTestView(
        List.of(
            ourselves,
            new Part(
                "Acme academy",
                List.of(
                    Line.good("Issuer", "https://r1.a-rather-long-name-of-a-platform.acme.test/"),
                    Line.good("Clocks", "both say the same"),
                    Line.look("Access token", "given, without score", "Allow it there."))),
            new Part(
                "Sales campus <b>",
                List.of(
                    Line.mend("Deployments", "none is approved", "Open a link there once."),
                    Line.mend(
                        "Access token",
                        "https://r2.a-rather-long-name-of-a-platform.acme.test/token answered 400:"
                            + " the platform cannot fetch our keys (JWK Error)",
                        "Look whether it reaches /lti/jwks.")))),
        1234,
        7,
        List.of(
            new LaunchLog.Refusal(
                Acme.NOW, LaunchError.EXPIRED, "exp has passed by 91 seconds", "Acme academy"),
            new LaunchLog.Refusal(
                Acme.NOW,
                LaunchError.ISSUER_UNKNOWN,
                "issuer https://a-test-system-copied-from-production.acme.test, client id x",
                null)));
  }
}
