package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registration;
import org.learnwire.lti.services.ServiceFailure.Kind;

/**
 * Access tokens (Security Framework 1.0, 4.1): asked for with a text that we sign, kept per client
 * and set of scopes until shortly before they end. Platforms differ in what a scope too many does:
 * some drop it without a word, some refuse everything. Here it never sinks the rest.
 */
public final class AccessTokens {
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private record Key(String registrationId, Set<String> scopes) {}

  private final Assertions assertions;
  private final ServiceCalls calls;
  private final Clock clock;
  private final Map<Key, AccessToken> kept = new ConcurrentHashMap<>();
  private final Map<Key, Object> asking = new ConcurrentHashMap<>();

  AccessTokens(Keys keys, ServiceCalls calls, Clock clock) {
    this.assertions = new Assertions(keys, clock);
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * What the platform grants of these scopes when it is asked now, whatever is kept.
   *
   * @throws ServiceFailure as a call would
   */
  public Set<String> granted(Registration registration, Set<String> scopes) {
    return ask(registration, scopes).scopes();
  }

  /**
   * A token for as many of the scopes as are granted, at least one.
   *
   * @throws ServiceFailure NOT_GRANTED when none is, UNAUTHORIZED when the platform does not know
   *     us
   */
  AccessToken token(Registration registration, Set<String> scopes) {
    Key key = new Key(registration.id(), Set.copyOf(scopes));
    AccessToken known = kept.get(key);
    if (isGood(known)) {
      return known;
    }
    // One asks, the others wait for it; who needs another token does not.
    synchronized (asking.computeIfAbsent(key, k -> new Object())) {
      AccessToken other = kept.get(key);
      if (isGood(other)) {
        return other;
      }
      AccessToken fresh = ask(registration, scopes);
      kept.put(key, fresh);
      return fresh;
    }
  }

  /** Drops a token that the platform did not take. */
  void forget(Registration registration, Set<String> scopes, AccessToken refused) {
    kept.remove(new Key(registration.id(), Set.copyOf(scopes)), refused);
  }

  private boolean isGood(@Nullable AccessToken token) {
    return token != null && clock.instant().isBefore(token.until().minus(MARGIN));
  }

  private AccessToken ask(Registration registration, Set<String> scopes) {
    try {
      return request(registration, scopes);
    } catch (ServiceFailure e) {
      if (e.kind() != Kind.NOT_GRANTED || scopes.size() == 1) {
        throw e;
      }
      return ask(registration, grantedAlone(registration, scopes, e));
    }
  }

  /** Which of them are granted when each is asked for by itself. */
  private Set<String> grantedAlone(
      Registration registration, Set<String> scopes, ServiceFailure none) {
    Set<String> granted = new TreeSet<>();
    for (String scope : scopes) {
      try {
        request(registration, Set.of(scope));
        granted.add(scope);
      } catch (ServiceFailure e) {
        if (e.kind() != Kind.NOT_GRANTED) {
          throw e;
        }
      }
    }
    if (granted.isEmpty() || granted.size() == scopes.size()) {
      throw none;
    }
    return granted;
  }

  private AccessToken request(Registration registration, Set<String> scopes) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertions.of(registration));
    form.put("scope", scopes.stream().sorted().collect(Collectors.joining(" ")));
    ServiceCalls.Answer answer =
        calls.send(
            ServiceCalls.to(registration.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build());
    if (!answer.isGood()) {
      throw TokenRefusal.of(registration, answer);
    }
    return read(answer, scopes);
  }

  /** Moodle calls its JSON text/html, so the type says nothing; the form decides. */
  private AccessToken read(ServiceCalls.Answer answer, Set<String> asked) {
    JsonNode json = answer.json();
    String value = json.path("access_token").asText("");
    if (value.isEmpty() || !"bearer".equalsIgnoreCase(json.path("token_type").asText())) {
      throw ServiceFailure.of(
          Kind.BAD_ANSWER, answer.from(), answer.status(), "there is no bearer token in it");
    }
    Set<String> scopes =
        json.hasNonNull("scope")
            ? Arrays.stream(json.path("scope").asText().split(" "))
                .filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet())
            : Set.copyOf(asked);
    if (scopes.isEmpty()) {
      throw notGranted(answer.from(), asked);
    }
    Instant until = clock.instant().plusSeconds(json.path("expires_in").asLong(3600));
    return new AccessToken(value, scopes, until);
  }

  static ServiceFailure notGranted(URI where, Set<String> scopes) {
    String names = scopes.stream().sorted().collect(Collectors.joining(", "));
    return ServiceFailure.of(
        Kind.NOT_GRANTED,
        where,
        0,
        "none of these scopes is granted: "
            + names
            + "; allow them in the tool's settings in the platform");
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
