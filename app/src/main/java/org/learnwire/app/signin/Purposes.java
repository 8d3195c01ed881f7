package org.learnwire.app.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What HR ops opens a restricted person's data for: said once, written down, and good for half an
 * hour for whoever said it.
 */
@Component
public final class Purposes {
  private static final Duration GOOD = Duration.ofMinutes(30);
  private static final String HERE = Purposes.class.getName();

  private final Clock clock;
  private final Restricted restricted;
  private final Map<List<String>, Instant> said = new HashMap<>();

  Purposes(Clock clock, Restricted restricted) {
    this.clock = clock;
    this.restricted = restricted;
  }

  /** From now on this reader may see that person's data. */
  public synchronized void say(SignedIn who, String personId) {
    Instant now = clock.instant();
    said.values().removeIf(until -> until.isBefore(now));
    said.put(List.of(who.name(), personId), now.plus(GOOD));
  }

  /** Whether this person's data is hidden from a reader. */
  public boolean hides(SignedIn who, String personId) {
    return restricted.covers(personId) && !who.isPerson(personId) && !isSaid(who, personId);
  }

  private synchronized boolean isSaid(SignedIn who, String personId) {
    Instant until = said.get(List.of(who.name(), personId));
    return who.is(Role.HR_OPS) && until != null && clock.instant().isBefore(until);
  }

  /** Where a purpose is asked for. */
  public static String asked(String personId, String page) {
    return UriComponentsBuilder.fromPath("/people/{id}/purpose")
        .queryParam("page", page(page))
        .build(personId)
        .toString();
  }

  /** Where somebody goes who has said one. */
  public static String opened(String personId, String page) {
    return UriComponentsBuilder.fromPath("/{page}/{id}").build(page(page), personId).toString();
  }

  /** A closed list: a form does not say where a browser goes. */
  private static String page(String page) {
    return page.equals("evidence") || page.equals("proposals") ? page : "people";
  }

  /** The request knows whose purposes count in it. */
  void in(RequestAttributes request) {
    request.setAttribute(HERE, this, RequestAttributes.SCOPE_REQUEST);
  }

  /** Whether this person's data is hidden from whoever makes the request of this thread. */
  public static boolean hidden(Restricted restricted, String personId) {
    if (!restricted.covers(personId)) {
      return false;
    }
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    SignedIn who = SignedIn.here();
    return request == null
        || !(request.getAttribute(HERE, RequestAttributes.SCOPE_REQUEST) instanceof Purposes here)
        || here.hides(who, personId);
  }
}
