package org.learnwire.lti.dialect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The request of a dynamic registration (LTI Dynamic Registration 1.0, 3.5), in each dialect. */
public final class ToolConfiguration {
  /** The extension of OpenID Connect's registration. */
  public static final String CLAIM = "https://purl.imsglobal.org/spec/lti-tool-configuration";

  private static final String VENDOR = "https://canvas.instructure.com/lti/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ToolConfiguration() {}

  /**
   * @param scopes those that the platform knows
   * @param messages those that the platform knows
   */
  public static ObjectNode request(
      Dialect dialect, Tool tool, Collection<String> scopes, Set<String> messages) {
    ObjectNode request = JSON.createObjectNode();
    request.put("application_type", "web");
    request.set("response_types", texts(List.of("id_token")));
    request.set("grant_types", texts(List.of("client_credentials", "implicit")));
    request.put("client_name", tool.title());
    request.put("initiate_login_uri", tool.login());
    request.set("redirect_uris", texts(List.of(tool.launch())));
    request.put("jwks_uri", tool.jwks());
    request.put("logo_uri", tool.icon());
    request.put("token_endpoint_auth_method", "private_key_jwt");
    request.put("scope", String.join(" ", scopes));
    request.set(CLAIM, configuration(dialect, tool, messages));
    return request;
  }

  private static ObjectNode configuration(Dialect dialect, Tool tool, Set<String> messages) {
    ObjectNode configuration = JSON.createObjectNode();
    configuration.put("domain", tool.domain());
    configuration.put("description", tool.description());
    configuration.put("target_link_uri", tool.launch());
    ObjectNode custom = configuration.putObject("custom_parameters");
    Parameters.of(dialect).forEach(custom::put);
    configuration.set(
        "claims",
        texts(List.of("iss", "sub", "name", "given_name", "family_name", "email", "locale")));
    ArrayNode all = configuration.putArray("messages");
    if (dialect == Dialect.CANVAS) {
      configuration.put(VENDOR + "privacy_level", "public");
      configuration.put(VENDOR + "tool_id", "learnwire");
      configuration.put(VENDOR + "vendor", "Learnwire");
      all.add(placed(message(tool, "LtiResourceLinkRequest", "My loop"), "course_navigation"));
      all.add(
          placed(
              message(tool, "LtiDeepLinkingRequest", "Learnwire"),
              "link_selection",
              "assignment_selection"));
      return configuration;
    }
    if (messages.contains("LtiResourceLinkRequest")) {
      all.add(message(tool, "LtiResourceLinkRequest", "Learnwire"));
    }
    if (messages.contains("LtiDeepLinkingRequest")) {
      ObjectNode picking = message(tool, "LtiDeepLinkingRequest", "Learnwire");
      picking.set("placements", texts(List.of("ContentArea")));
      picking.set("supported_types", texts(List.of("ltiResourceLink")));
      all.add(picking);
    }
    return configuration;
  }

  private static ObjectNode placed(ObjectNode message, String... placements) {
    ArrayNode named = message.putArray("placements");
    for (String placement : placements) {
      named.add(VENDOR + placement);
    }
    message.put(VENDOR + "course_navigation/default_enabled", true);
    message.put(VENDOR + "visibility", "members");
    return message;
  }

  private static ObjectNode message(Tool tool, String type, String label) {
    ObjectNode message = JSON.createObjectNode();
    message.put("type", type);
    message.put("target_link_uri", tool.launch());
    message.put("label", label);
    message.put("icon_uri", tool.icon());
    return message;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.createArrayNode();
    texts.forEach(array::add);
    return array;
  }
}
