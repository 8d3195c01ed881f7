package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What the service says of itself (RFC 7643, 5 to 7; RFC 7644, 4). */
final class ScimDiscovery {
  private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:";
  private static final String[] USER = {
    "userName", "externalId", "displayName", "title", "preferredLanguage", "locale", "timezone"
  };
  private static final String[] COMPANY = {
    "employeeNumber", "department", "division", "organization", "costCenter"
  };

  private ScimDiscovery() {}

  /**
   * Empty for a path that says nothing of the service.
   *
   * @param address of the service, no slash at its end
   */
  static Optional<ObjectNode> of(String path, String address) {
    ObjectNode said =
        switch (path) {
          case "/ServiceProviderConfig" -> config();
          case "/ResourceTypes" -> list(type());
          case "/ResourceTypes/User" -> type();
          case "/Schemas" -> list(user(), company());
          case "/Schemas/" + ScimPath.CORE -> user();
          case "/Schemas/" + ScimPath.ENTERPRISE -> company();
          default -> null;
        };
    if (said != null) {
      located(said, address);
      said.path("Resources").forEach(each -> located((ObjectNode) each, address));
    }
    return Optional.ofNullable(said);
  }

  /** RFC 7643, 3.1: what kind it is and where it stands; a list has neither. */
  private static void located(ObjectNode said, String address) {
    String kind = said.path("schemas").path(0).asText().replaceAll(".*:", "");
    String place =
        switch (kind) {
          case "ServiceProviderConfig" -> "/ServiceProviderConfig";
          case "ResourceType" -> "/ResourceTypes/" + said.path("id").asText();
          case "Schema" -> "/Schemas/" + said.path("id").asText();
          default -> "";
        };
    if (!place.isEmpty()) {
      said.putObject("meta").put("resourceType", kind).put("location", address + place);
    }
  }

  private static ObjectNode config() {
    ObjectNode config = node("ServiceProviderConfig");
    config.putObject("patch").put("supported", true);
    config
        .putObject("bulk")
        .put("supported", false)
        .put("maxOperations", 0)
        .put("maxPayloadSize", 0);
    config.putObject("filter").put("supported", true).put("maxResults", ScimList.MOST);
    config.putObject("changePassword").put("supported", false);
    config.putObject("sort").put("supported", false);
    config.putObject("etag").put("supported", true);
    config
        .putArray("authenticationSchemes")
        .addObject()
        .put("type", "oauthbearertoken")
        .put("name", "Bearer token")
        .put("description", "The token of the connection's settings")
        .put("primary", true);
    return config;
  }

  private static ObjectNode type() {
    ObjectNode type =
        node("ResourceType")
            .put("id", "User")
            .put("name", "User")
            .put("endpoint", "/Users")
            .put("schema", ScimPath.CORE);
    type.putArray("schemaExtensions")
        .addObject()
        .put("schema", ScimPath.ENTERPRISE)
        .put("required", false);
    return type;
  }

  private static ObjectNode user() {
    ObjectNode schema = schema(ScimPath.CORE, "User");
    ArrayNode attributes = schema.putArray("attributes");
    for (String name : USER) {
      text(attributes, name, name.equals("userName"));
    }
    attribute(attributes, "active", "boolean", false, false);
    ArrayNode name =
        attribute(attributes, "name", "complex", false, false).putArray("subAttributes");
    text(name, "givenName", false);
    text(name, "familyName", false);
    text(name, "formatted", false);
    ArrayNode mail =
        attribute(attributes, "emails", "complex", true, false).putArray("subAttributes");
    text(mail, "value", false);
    text(mail, "type", false);
    attribute(mail, "primary", "boolean", false, false);
    return schema;
  }

  private static ObjectNode company() {
    ObjectNode schema = schema(ScimPath.ENTERPRISE, "EnterpriseUser");
    ArrayNode attributes = schema.putArray("attributes");
    for (String name : COMPANY) {
      text(attributes, name, false);
    }
    text(
        attribute(attributes, "manager", "complex", false, false).putArray("subAttributes"),
        "value",
        false);
    return schema;
  }

  private static ObjectNode schema(String id, String name) {
    return node("Schema").put("id", id).put("name", name);
  }

  private static void text(ArrayNode attributes, String name, boolean required) {
    ObjectNode attribute = attribute(attributes, name, "string", false, required);
    attribute.put("caseExact", name.equals("externalId"));
    attribute.put("uniqueness", name.equals("userName") ? "server" : "none");
  }

  private static ObjectNode attribute(
      ArrayNode attributes, String name, String type, boolean many, boolean required) {
    return attributes
        .addObject()
        .put("name", name)
        .put("type", type)
        .put("multiValued", many)
        .put("required", required)
        .put("mutability", "readWrite")
        .put("returned", "default");
  }

  private static ObjectNode list(ObjectNode... resources) {
    return ScimList.of(java.util.List.of(resources), 1, resources.length);
  }

  private static ObjectNode node(String kind) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putArray("schemas").add(SCHEMA + kind);
    return node;
  }
}
