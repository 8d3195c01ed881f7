package org.learnwire.lti.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Where in a platform a launch was opened: a claim of one platform's own. */
public final class Placements {
  private static final String CLAIM = "https://www.instructure.com/placement";

  private Placements() {}

  public static Optional<String> of(JsonNode claims) {
    return Optional.ofNullable(claims.get(CLAIM)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
