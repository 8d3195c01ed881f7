package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an LRS says of itself (xAPI Communication 2.8).
 *
 * @param versions of xAPI that it speaks, such as {@code 1.0.3}
 * @param extensions as it gives them, empty when there are none
 */
public record About(List<String> versions, ObjectNode extensions) {
  public About {
    versions = List.copyOf(versions);
  }

  public static About of(JsonNode json) {
    List<String> versions = new ArrayList<>();
    json.path("version").forEach(version -> versions.add(version.asText()));
    return new About(
        versions,
        json.path("extensions") instanceof ObjectNode extensions ? extensions : XapiJson.object());
  }

  /** True when a client that speaks this version is understood. */
  public boolean speaks(XapiVersion version) {
    return versions.stream()
        .anyMatch(one -> XapiVersion.of(one).filter(version::equals).isPresent());
  }

  public ObjectNode toJson() {
    ObjectNode json = XapiJson.object();
    versions.forEach(json.putArray("version")::add);
    if (!extensions.isEmpty()) {
      json.set("extensions", extensions);
    }
    return json;
  }
}
