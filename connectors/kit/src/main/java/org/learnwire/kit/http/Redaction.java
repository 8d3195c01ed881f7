package org.learnwire.kit.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Takes a connection's secrets out of every text, also in the shapes that requests give them. */
final class Redaction {
  private final List<String> hidden = new ArrayList<>();

  Redaction(List<String> secrets) {
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        hidden.add(secret);
        hidden.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        byte[] user = (secret + ":").getBytes(StandardCharsets.UTF_8);
        hidden.add(Base64.getEncoder().withoutPadding().encodeToString(user));
        pathOf(secret);
      }
    }
    // The longest first, or a part of it would be replaced and the rest be left to see.
    hidden.sort(Comparator.comparing(String::length).reversed());
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
