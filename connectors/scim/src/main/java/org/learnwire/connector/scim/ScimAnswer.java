package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param body in the media type {@link #TYPE}; null where the status has none
 */
public record ScimAnswer(int status, Map<String, String> headers, @Nullable ObjectNode body) {
  /** RFC 7644, 8.1. */
  public static final String TYPE = "application/scim+json";

  static ScimAnswer of(int status, ObjectNode body) {
    return new ScimAnswer(status, Map.of(), body);
  }

  /** RFC 7644, 3.12: the status is a text. */
  static ScimAnswer error(ScimFault fault) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
    body.put("status", Integer.toString(fault.status()));
    if (fault.scimType() != null) {
      body.put("scimType", fault.scimType());
    }
    return of(fault.status(), body.put("detail", fault.getMessage()));
  }
}
