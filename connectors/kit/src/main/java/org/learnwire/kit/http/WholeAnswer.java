package org.learnwire.kit.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer in memory, for connectors that speak their protocol in Java. */
public record WholeAnswer(int status, Map<String, String> headers, byte[] body) {

  public WholeAnswer {
    Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    any.putAll(headers);
    headers = any;
  }

  /** The header of this name, however it is spelt. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public boolean good() {
    return status >= 200 && status < 300;
  }
}
