package org.learnwire.kit.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Method;

/**
 * One request as it goes over the wire.
 *
 * @param query already encoded
 * @param shown how messages name it: method and path, never a value
 */
record Request(
    Method method,
    String url,
    @Nullable String query,
    Map<String, String> headers,
    byte @Nullable [] body,
    @Nullable String contentType,
    String shown) {

  /** The same with this body, if there is one. */
  Request with(@Nullable Payload payload) {
    return payload == null
        ? this
        : new Request(method, url, query, headers, payload.bytes(), payload.contentType(), shown);
  }
}
