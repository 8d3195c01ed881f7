package org.learnwire.kit.kamelet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.Setting;

/** What the user of a Kamelet is asked for: the connector's settings, and where and how often. */
record Definition(Manifest manifest) {

  ObjectNode of(String name, String type) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("title", "%s %s %s".formatted(manifest.title(), name, type));
    definition.put(
        "description",
        switch (type) {
          case "source" ->
              "Gives what changed in %s of %s, as JSON: statements with their ids, people."
                  .formatted(name, manifest.title());
          case "action" ->
              "Reads %s of %s: takes its input as JSON, gives the answer as JSON."
                  .formatted(name, manifest.title());
          default ->
              "Sends %s to %s: takes its input as JSON, fails where it was not done."
                  .formatted(name, manifest.title());
        });
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    manifest
        .settings()
        .forEach(
            (key, setting) -> {
              properties.set(key, property(setting));
              if (setting.required() && setting.defaultValue() == null) {
                required.add(key);
              }
            });
    ObjectNode baseUrl =
        properties
            .putObject("baseUrl")
            .put("title", "Address")
            .put("description", "The address of your " + manifest.title())
            .put("type", "string");
    if (Template.ownAddress(manifest)) {
      required.add("baseUrl");
    } else {
      baseUrl.put("description", "An address in place of the usual one");
    }
    properties
        .putObject("connection")
        .put("title", "Connection")
        .put(
            "description",
            "A name for this system: what is remembered and the ids of statements hang on it")
        .put("type", "string")
        .put("default", manifest.name());
    if (type.equals("source")) {
      properties
          .putObject("delay")
          .put("title", "Delay")
          .put("description", "Milliseconds between two polls")
          .put("type", "integer")
          .put("default", 900_000);
    }
    if (Template.unproven(manifest, name)) {
      properties
          .putObject("allowUnverified")
          .put("title", "Allow unverified")
          .put(
              "description",
              "Send it though nobody has seen it work with a real tenant of the vendor")
          .put("type", "boolean")
          .put("default", false);
    }
    if (!required.isEmpty()) {
      definition.set("required", required);
    }
    definition.put("type", "object");
    definition.set("properties", properties);
    return definition;
  }

  private static ObjectNode property(Setting setting) {
    ObjectNode property = JsonNodeFactory.instance.objectNode();
    property.put("title", setting.title()).put("description", setting.title());
    property.put("type", "string");
    if (setting.secret()) {
      property.put("format", "password");
      property.putArray("x-descriptors").add("urn:camel:group:credentials");
    }
    if (setting.defaultValue() != null) {
      property.put("default", setting.defaultValue());
    }
    return property;
  }
}
