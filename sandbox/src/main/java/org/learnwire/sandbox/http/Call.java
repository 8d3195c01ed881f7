package org.learnwire.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request, read to its end; {@code path} is what follows the vendor's prefix. */
public record Call(
    String method, String path, String query, Map<String, String> headers, byte[] body) {

  static Call read(HttpExchange exchange, String prefix) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String raw = exchange.getRequestURI().getRawQuery();
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath().substring(prefix.length()),
        raw == null ? "" : raw,
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  /** Empty when the header was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Query and form body as PHP would see them; a body of any other type is not looked at. */
  public ObjectNode form() {
    ObjectNode params = PhpForm.parse(query);
    if (isForm()) {
      params.setAll(PhpForm.parse(new String(body, java.nio.charset.StandardCharsets.UTF_8)));
    }
    return params;
  }

  /** A query parameter, or null. */
  public @Nullable String param(String name) {
    return PhpForm.parse(query).path(name).asText(null);
  }

  public boolean isForm() {
    return header("Content-Type")
        .toLowerCase(Locale.ROOT)
        .startsWith("application/x-www-form-urlencoded");
  }
}
