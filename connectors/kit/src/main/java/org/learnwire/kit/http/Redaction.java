package org.learnwire.kit.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Takes a connection's secrets out of every text, also in the shapes that requests give them. */
final class Redaction {
  private static final int MOST_TOKENS = 16;

  /** The longest first, or a part of it would be replaced and the rest be left to see. */
  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder());

  private final Set<String> hidden = new ConcurrentSkipListSet<>(LONGEST_FIRST);
  private final Deque<String> tokens = new ArrayDeque<>();

  Redaction(List<String> secrets) {
    secrets.forEach(this::hide);
  }

  /** One more that came up later, as an access token; of those the last few are remembered. */
  synchronized void hideToken(String token) {
    if (!hidden.contains(token)) {
      hide(token);
      tokens.add(token);
      if (tokens.size() > MOST_TOKENS) {
        shapes(tokens.remove()).forEach(hidden::remove);
      }
    }
  }

  private void hide(String secret) {
    if (!secret.isEmpty()) {
      hidden.addAll(shapes(secret));
      pathOf(secret);
    }
  }

  private static List<String> shapes(String secret) {
    byte[] user = (secret + ":").getBytes(StandardCharsets.UTF_8);
    return List.of(
        secret,
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        Base64.getEncoder().withoutPadding().encodeToString(user));
  }

  /** An address that is a secret as a whole is one by its path. */
  private void pathOf(String secret) {
    int host = secret.indexOf("://");
    int path = host < 0 ? -1 : secret.indexOf('/', host + 3);
    if (path > 0 && secret.length() > path + 1) {
      hidden.add(secret.substring(path));
    }
  }

  String in(String text) {
    String shown = text;
    for (String secret : hidden) {
      shown = shown.replace(secret, "***");
    }
    return shown;
  }
}
