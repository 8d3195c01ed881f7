package org.learnwire.lti.services;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.lti.Registration;
import org.learnwire.lti.services.ServiceFailure.Kind;

/**
 * A list that comes in pages (RFC 8288): all of it or a failure, never a part. The next page must
 * be on the host of the first, for the token goes there.
 */
final class Pages {
  private static final int MOST = 2_000;

  /** Quotes may be missing, straight, or curly ones whose bytes were read as Latin letters. */
  private static final Pattern LINK =
      Pattern.compile(
          "<([^>]*)>\\s*(?:;[^,<]*?)?;\\s*rel=(?:[\"\u201c\u201d]|\u00e2\u0080[\u009c\u009d])?"
              + "([A-Za-z]+)");

  private final PlatformDoor door;

  Pages(PlatformDoor door) {
    this.door = door;
  }

  void each(
      Registration registration,
      Set<String> anyOf,
      URI first,
      String mediaType,
      Consumer<ServiceCalls.Answer> page) {
    Set<URI> seen = new HashSet<>();
    Optional<URI> next = Optional.of(first);
    while (next.isPresent()) {
      URI here = next.get();
      if (!seen.add(here) || seen.size() > MOST) {
        throw ServiceFailure.of(Kind.BAD_ANSWER, here, 0, "its pages go round in a circle");
      }
      ServiceCalls.Answer answer =
          door.call(registration, anyOf, here, request -> get(request, mediaType));
      if (!answer.isGood()) {
        throw PlatformDoor.failure(
            Kind.INVALID, answer, "the platform does not give the list; look at its version");
      }
      page.accept(answer);
      next = next(answer).map(address -> pinned(first, address));
    }
  }

  /** Some platforms answer to one exact media type and to no list of them. */
  private static HttpRequest.Builder get(HttpRequest.Builder request, String mediaType) {
    return request.header("Accept", mediaType).GET();
  }

  /** Where the list goes on, resolved; some platforms escape it as if it stood in HTML. */
  static Optional<URI> next(ServiceCalls.Answer answer) {
    for (String header : answer.headers().allValues("Link")) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        if (link.group(2).equalsIgnoreCase("next")) {
          String address = link.group(1).replace("&amp;", "&");
          try {
            return Optional.of(answer.from().resolve(address));
          } catch (IllegalArgumentException e) {
            throw PlatformDoor.failure(
                Kind.BAD_ANSWER, answer, "the address of its next page cannot be read");
          }
        }
      }
    }
    return Optional.empty();
  }

  private static URI pinned(URI first, URI next) {
    boolean same =
        first.getScheme().equalsIgnoreCase(String.valueOf(next.getScheme()))
            && first.getAuthority().equalsIgnoreCase(String.valueOf(next.getAuthority()));
    if (!same) {
      throw ServiceFailure.of(
          Kind.FOREIGN_HOST,
          first,
          0,
          "its next page is on another host (" + next.getAuthority() + "), no token is sent there");
    }
    return next;
  }
}
