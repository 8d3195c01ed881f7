package org.learnwire.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;

/**
 * Lets launches in (LTI Core 1.3, 5; Security Framework 1.0, 5.1.3). Signature first, so that what
 * is said about a claim is said of the platform's own words.
 */
public final class Launches {
  /** Characters; real ones have three to five thousand. */
  static final int LARGEST_TOKEN = 48 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Registrations registrations;
  private final LoginStates states;
  private final PlatformKeys keys;
  private final Nonces nonces;
  private final FrameOrigins frames;
  private final Clock clock;

  public Launches(
      Database database,
      Registrations registrations,
      LoginStates states,
      PlatformKeys keys,
      Clock clock) {
    this.registrations = registrations;
    this.states = states;
    this.keys = keys;
    this.nonces = new Nonces(database, clock);
    this.frames = new FrameOrigins(database, clock);
    this.clock = clock;
  }

  /**
   * A launch whose token is good. That the browser is the one that began is still to be shown.
   *
   * @param state what the browser must prove that it has
   * @param firstFromThere whether no launch of the platform came from this origin before
   */
  public record Validated(Launch launch, LoginState state, boolean firstFromThere) {}

  /**
   * Looks at everything that the token and the state can show, and spends the nonce.
   *
   * @param redirect our address that platforms send launches to
   * @throws LaunchRefused naming what does not fit
   */
  public Validated validate(@Nullable String idToken, @Nullable String stateText, URI redirect) {
    LoginState state = states.read(stateText);
    Registration registration = platform(state);
    mustBeActive(registration);
    Claims claims = new Claims(signed(idToken, registration), registration);
    try {
      return validated(claims, state, redirect);
    } catch (LaunchRefused refused) {
      throw refused.cameFrom(LaunchClaims.returnUrl(claims).orElse(null));
    }
  }

  /**
   * The platform that a launch was begun with.
   *
   * @throws LaunchRefused when it was removed since
   */
  public Registration platform(LoginState state) {
    return registrations
        .byId(state.registrationId())
        .orElseThrow(() -> new LaunchRefused(LaunchError.ISSUER_UNKNOWN, "it was removed", null));
  }

  private Validated validated(Claims claims, LoginState state, URI redirect) {
    Registration registration = claims.registration();
    Instant expires = TokenCheck.check(claims, state, clock.instant());
    Launch launch = new LaunchClaims(claims).launch(expires);
    Logins.mustBeOurs(launch.targetLink().toString(), redirect, registration);
    if (!nonces.spend(registration.id(), launch.nonce(), expires)) {
      throw new LaunchRefused(LaunchError.NONCE_USED, "", registration);
    }
    mustBeApproved(launch);
    noteServices(launch);
    URI back = launch.presentation().returnUrl();
    return new Validated(launch, state, back != null && frames.note(registration, back));
  }

  static void mustBeActive(Registration registration) {
    if (!registration.isActive()) {
      throw new LaunchRefused(
          registration.state() == Registration.State.WAITING
              ? LaunchError.REGISTRATION_WAITING
              : LaunchError.REGISTRATION_OFF,
          "",
          registration);
    }
  }

  private JsonNode signed(@Nullable String idToken, Registration registration) {
    if (idToken == null || idToken.isBlank()) {
      throw new LaunchRefused(LaunchError.TOKEN_MISSING, "there is no id_token", registration);
    }
    if (idToken.length() > LARGEST_TOKEN) {
      throw new LaunchRefused(
          LaunchError.TOKEN_TOO_LARGE, "more than " + LARGEST_TOKEN + " characters", registration);
    }
    mustBeRs256(idToken, registration);
    try {
      JWSObject token = JWSObject.parse(idToken);
      RSAKey key = keys.find(registration, token.getHeader().getKeyID());
      if (!token.verify(new RSASSAVerifier(key))) {
        throw new LaunchRefused(LaunchError.SIGNATURE_WRONG, "", registration);
      }
      return object(token.getPayload().toString(), registration);
    } catch (ParseException e) {
      throw unreadable(registration);
    } catch (JOSEException e) {
      throw new LaunchRefused(
          LaunchError.SIGNATURE_WRONG, "it cannot be checked with the key", registration);
    }
  }

  /** Before anything else is made of it: none and HS256 are not even looked at. */
  private static void mustBeRs256(String idToken, Registration registration) {
    int end = idToken.indexOf('.');
    JsonNode header =
        object(
            end < 0 ? "" : new Base64URL(idToken.substring(0, end)).decodeToString(), registration);
    if (!header.path("alg").asText().equals(JWSAlgorithm.RS256.getName())) {
      throw new LaunchRefused(LaunchError.ALGORITHM_REFUSED, "", registration);
    }
  }

  private static JsonNode object(String text, Registration registration) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw unreadable(registration);
    }
    throw unreadable(registration);
  }

  private static LaunchRefused unreadable(Registration registration) {
    return new LaunchRefused(LaunchError.TOKEN_UNREADABLE, "", registration);
  }

  private void mustBeApproved(Launch launch) {
    if (launch.registration().deployments().contains(launch.deployment())) {
      return;
    }
    Launch.Context context = launch.context();
    Deployment.State state =
        registrations.seen(
            launch.registration().id(),
            launch.deployment(),
            context == null || context.title() == null ? "" : context.title());
    if (state != Deployment.State.APPROVED) {
      throw new LaunchRefused(
          state == Deployment.State.REFUSED
              ? LaunchError.DEPLOYMENT_REFUSED
              : LaunchError.DEPLOYMENT_WAITING,
          "deployment " + launch.deployment(),
          launch.registration());
    }
  }

  /** Hosts named under the platform's signature are where its tokens may be sent. */
  private void noteServices(Launch launch) {
    Launch.Endpoint ags = launch.endpoint();
    Launch.Memberships nrps = launch.memberships();
    var known = registrations.serviceHosts(launch.registration().id());
    Stream.of(
            ags == null ? null : ags.lineItems(),
            ags == null ? null : ags.lineItem(),
            nrps == null ? null : nrps.url())
        .filter(address -> address != null && !known.contains(address.getAuthority()))
        .map(URI::getAuthority)
        .distinct()
        .forEach(host -> registrations.serves(launch.registration().id(), host));
  }
}
