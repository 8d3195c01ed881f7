package org.learnwire.kit.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hears everything that is said on the wire of a connection, secrets too: for a recording. */
public interface Tap {

  /** A request that is about to go out. */
  default void asks(Asked asked) {}

  /**
   * One request and its answer.
   *
   * @return the answer as it is to be read on
   */
  Told heard(Asked asked, Told told);

  /**
   * A request as it went out.
   *
   * @param query encoded
   */
  record Asked(
      String method,
      String url,
      @Nullable String query,
      byte @Nullable [] body,
      @Nullable String contentType) {}

  /** An answer, read whole. */
  record Told(int status, Map<String, String> headers, byte[] body) {}
}
