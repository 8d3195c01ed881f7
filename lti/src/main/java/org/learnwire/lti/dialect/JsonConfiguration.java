package org.learnwire.lti.dialect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.lti.Scopes;

/** The configuration that one platform reads from a URL, where nothing registers by itself. */
public final class JsonConfiguration {
  /** Where it lies. */
  public static final String PATH = "/lti/canvas.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonConfiguration() {}

  /** For a developer key of Canvas, entered by URL. */
  public static ObjectNode of(Tool tool) {
    ObjectNode all = JSON.createObjectNode();
    all.put("title", tool.title());
    all.put("description", tool.description());
    all.put("oidc_initiation_url", tool.login());
    all.put("target_link_uri", tool.launch());
    all.put("public_jwk_url", tool.jwks());
    ArrayNode scopes = all.putArray("scopes");
    Scopes.ASKED.forEach(scopes::add);
    ObjectNode custom = all.putObject("custom_fields");
    Parameters.of(Dialect.CANVAS).forEach(custom::put);
    ObjectNode extension = all.putArray("extensions").addObject();
    extension.put("platform", "canvas.instructure.com");
    extension.put("domain", tool.domain());
    extension.put("tool_id", "learnwire");
    extension.put("privacy_level", "public");
    ObjectNode settings = extension.putObject("settings");
    settings.put("text", tool.title());
    settings.put("icon_url", tool.icon());
    ArrayNode placements = settings.putArray("placements");
    ObjectNode navigation = placement(placements, tool, "course_navigation", "My loop");
    navigation.put("message_type", "LtiResourceLinkRequest");
    navigation.put("default", "enabled");
    navigation.put("visibility", "members");
    for (String picking : new String[] {"link_selection", "assignment_selection"}) {
      ObjectNode link = placement(placements, tool, picking, tool.title());
      link.put("message_type", "LtiDeepLinkingRequest");
      link.put("selection_width", 900);
      link.put("selection_height", 700);
    }
    return all;
  }

  private static ObjectNode placement(ArrayNode all, Tool tool, String name, String text) {
    ObjectNode placement = all.addObject();
    placement.put("placement", name);
    placement.put("target_link_uri", tool.launch());
    placement.put("text", text);
    return placement;
  }
}
