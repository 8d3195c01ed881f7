package org.learnwire.lti.services;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of services may have queries of their own (AGS 2.0, 3.1). */
final class Addresses {
  private Addresses() {}

  /** {@code /scores} and {@code /results} go before the query. */
  static URI below(URI address, String segment) {
    String text = address.toString();
    int query = text.indexOf('?');
    return URI.create(
        query < 0
            ? text + "/" + segment
            : text.substring(0, query) + "/" + segment + text.substring(query));
  }

  static URI with(URI address, String name, String value) {
    String text = address.toString();
    String pair = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return URI.create(text + (text.indexOf('?') < 0 ? "?" : "&") + pair);
  }
}
