package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.Credential;
import org.learnwire.lrs.Credentials;
import org.springframework.http.HttpHeaders;

/** Signs a request in by HTTP Basic (RFC 7617; xAPI Communication 4.0). */
final class BasicCredentials {
  private final Credentials credentials;

  BasicCredentials(Credentials credentials) {
    this.credentials = credentials;
  }

  Optional<Credential> of(HttpServletRequest request) {
    String pair = decoded(request.getHeader(HttpHeaders.AUTHORIZATION));
    int colon = pair == null ? -1 : pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : credentials.verify(
            pair.substring(0, colon), pair.substring(colon + 1), request.getRemoteAddr());
  }

  private static @Nullable String decoded(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
