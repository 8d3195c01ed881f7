package org.learnwire.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: a status, headers, and a body that is complete before the first byte leaves. */
public record Reply(int status, Map<String, String> headers, Bytes body) {

  public static Reply of(int status, String contentType, Bytes body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  public static Reply of(int status, String contentType, String body) {
    return of(status, contentType, Bytes.of(body));
  }

  public static Reply json(int status, Json body) {
    return of(status, "application/json", body.bytes());
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new Bytes());
  }

  /** The same reply with one header more. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /** The same reply, in which each record of its lists stands twice; a text stays as it is. */
  Reply twice() {
    try {
      JsonNode json = Json.MAPPER.readTree(body.toString());
      if (json instanceof ArrayNode list) {
        list.addAll(list.deepCopy());
      }
      for (JsonNode each : json) {
        if (json.isObject() && each instanceof ArrayNode list) {
          list.addAll(list.deepCopy());
        }
      }
      return new Reply(status, headers, Json.of(json).bytes());
    } catch (JsonProcessingException e) {
      return this;
    }
  }

  public Reply retryAfter(int seconds) {
    return with("Retry-After", String.valueOf(seconds));
  }
}
