package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A column of a gradebook (AGS 2.0, 3.2).
 *
 * @param id its address, queries and all
 * @param all as the platform shows it, members that we do not know included
 */
public record LineItem(URI id, ObjectNode all) {

  /**
   * A column that is wanted. Resource link, resource and tag together say which it is, so that it
   * is found again and not made twice.
   *
   * @param resourceLinkId the platform's link that it belongs to, or null
   */
  public record Wanted(
      String label,
      double scoreMaximum,
      @Nullable String resourceLinkId,
      String resourceId,
      String tag) {
    public Wanted {
      if (scoreMaximum <= 0) {
        throw new IllegalArgumentException("scoreMaximum must be above 0, it is " + scoreMaximum);
      }
    }

    boolean is(LineItem item) {
      return item.resourceId().equals(resourceId)
          && item.tag().equals(tag)
          && (resourceLinkId == null || resourceLinkId.equals(item.resourceLinkId()));
    }

    ObjectNode json() {
      ObjectNode json = ServiceCalls.JSON.createObjectNode();
      json.put("label", label).put("scoreMaximum", scoreMaximum);
      json.put("resourceId", resourceId).put("tag", tag);
      return resourceLinkId == null ? json : json.put("resourceLinkId", resourceLinkId);
    }
  }

  static @Nullable LineItem of(JsonNode json) {
    String id = json.path("id").asText("");
    return id.isEmpty() || !(json instanceof ObjectNode all)
        ? null
        : new LineItem(URI.create(id), all);
  }

  public String label() {
    return all.path("label").asText("");
  }

  public double scoreMaximum() {
    return all.path("scoreMaximum").asDouble();
  }

  public String resourceId() {
    return all.path("resourceId").asText("");
  }

  public String tag() {
    return all.path("tag").asText("");
  }

  public String resourceLinkId() {
    return all.path("resourceLinkId").asText("");
  }
}
