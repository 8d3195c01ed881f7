package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.JsonNode;

/** The format of those who forgot {@code Accept: application/json}. */
final class BambooXml {

  private BambooXml() {}

  static String of(String root, JsonNode json) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");
    element(xml, root, json);
    return xml.toString();
  }

  private static void element(StringBuilder xml, String name, JsonNode json) {
    xml.append('<').append(name);
    if (json.has("id")) {
      xml.append(" id=\"").append(escape(json.path("id").asText())).append('"');
    }
    xml.append(">\n");
    json.properties()
        .forEach(
            field -> {
              if (field.getValue().isContainerNode()) {
                element(xml, field.getKey(), field.getValue());
              } else if (!field.getKey().equals("id")) {
                xml.append(" <field id=\"").append(field.getKey()).append("\">");
                xml.append(escape(field.getValue().asText(""))).append("</field>\n");
              }
            });
    if (json.isArray()) {
      json.forEach(item -> element(xml, name.replaceFirst("s$", ""), item));
    }
    xml.append("</").append(name).append(">\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
