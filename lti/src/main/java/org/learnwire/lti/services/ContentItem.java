package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A link for a course (Deep Linking 2.0, 3.4): {@code ltiResourceLink}.
 *
 * @param text plain, below the title
 * @param custom what a launch of it brings back
 * @param lineItem the column that comes with it, or null
 */
public record ContentItem(
    String title,
    @Nullable String text,
    URI url,
    Map<String, String> custom,
    LineItem.@Nullable Wanted lineItem) {

  public ContentItem {
    custom = Map.copyOf(custom);
  }

  /**
   * @param withoutUrl where a link with an address is not sure to come back to this registration
   */
  ObjectNode json(boolean withoutUrl) {
    ObjectNode json = ServiceCalls.JSON.createObjectNode().put("type", "ltiResourceLink");
    json.put("title", title);
    if (text != null) {
      json.put("text", text);
    }
    if (!withoutUrl) {
      json.put("url", url.toString());
    }
    ObjectNode parameters = json.putObject("custom");
    custom.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> parameters.put(each.getKey(), each.getValue()));
    if (lineItem != null) {
      json.set("lineItem", lineItem.json());
    }
    return json;
  }
}
