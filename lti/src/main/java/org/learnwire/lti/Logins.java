package org.learnwire.lti;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Begins a launch: from what the platform's browser brings to where that browser is sent. */
public final class Logins {
  private final Registrations registrations;
  private final LoginStates states;

  public Logins(Registrations registrations, LoginStates states) {
    this.registrations = registrations;
    this.states = states;
  }

  /**
   * A launch that was begun.
   *
   * @param authRequest where the browser goes now: the platform's authorization endpoint
   */
  public record Begun(Registration registration, LoginState state, URI authRequest) {
    /** Whom platform storage is spoken with, and nobody else (lti-pm-s, 4). */
    public String storageOrigin() {
      return origin(registration.authUrl());
    }
  }

  /**
   * @param redirect the one address of ours that is registered with every platform; where the link
   *     leads is read from the signed claims afterwards
   * @throws LaunchRefused when the platform is unknown, or the link leads to another site
   */
  public Begun begin(LoginRequest request, URI redirect) {
    Registration registration =
        registrations
            .find(request.issuer(), request.clientId())
            .orElseThrow(() -> unknown(request));
    Launches.mustBeActive(registration);
    mustBeOurs(request.targetLink(), redirect, registration);
    LoginState state = states.begin(registration, request.storageTarget());
    return new Begun(registration, state, authRequest(registration, request, redirect, state));
  }

  private LaunchRefused unknown(LoginRequest request) {
    return new LaunchRefused(
        LaunchError.ISSUER_UNKNOWN,
        "issuer "
            + shown(request.issuer())
            + request.clientId().map(id -> ", client id " + shown(id)).orElse(", no client id"),
        null);
  }

  private static String shown(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  static void mustBeOurs(String target, URI redirect, @Nullable Registration registration) {
    Optional<URI> link = address(target);
    if (link.isEmpty() || !origin(link.get()).equals(origin(redirect))) {
      throw new LaunchRefused(
          LaunchError.TARGET_ELSEWHERE, "it must begin with " + origin(redirect), registration);
    }
  }

  static Optional<URI> address(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() == null ? Optional.empty() : Optional.of(address);
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Scheme, host and port (RFC 6454, 6). */
  public static String origin(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(java.util.Locale.ROOT);
    int port = address.getPort();
    boolean usual =
        port == -1
            || (scheme.equals("https") && port == 443)
            || (scheme.equals("http") && port == 80);
    return scheme
        + "://"
        + String.valueOf(address.getHost()).toLowerCase(java.util.Locale.ROOT)
        + (usual ? "" : ":" + port);
  }

  /** Security Framework 1.0, 5.1.1.2; all of it, for some platforms leave nothing out. */
  private static URI authRequest(
      Registration registration, LoginRequest request, URI redirect, LoginState state) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("scope", "openid");
    query.put("response_type", "id_token");
    query.put("response_mode", "form_post");
    query.put("prompt", "none");
    query.put("client_id", registration.clientId());
    query.put("redirect_uri", redirect.toString());
    query.put("login_hint", request.loginHint());
    if (request.messageHint() != null) {
      query.put("lti_message_hint", request.messageHint());
    }
    query.put("state", state.text());
    query.put("nonce", state.nonce());
    String auth = registration.authUrl().toString();
    return URI.create(
        auth
            + (auth.contains("?") ? "&" : "?")
            + query.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
