package org.learnwire.sandbox.moodle;

import com.fasterxml.jackson.databind.JsonNode;

/** The REST server's default format, which a puller gets when it forgets to ask for JSON. */
final class XmlText {

  private XmlText() {}

  static String of(JsonNode answer) {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<RESPONSE>\n");
    node(xml, answer);
    return xml.append("</RESPONSE>\n").toString();
  }

  private static void node(StringBuilder xml, JsonNode node) {
    if (node.isArray()) {
      xml.append("<MULTIPLE>\n");
      node.forEach(item -> node(xml, item));
      xml.append("</MULTIPLE>\n");
    } else if (node.isObject()) {
      xml.append("<SINGLE>\n");
      node.properties()
          .forEach(
              field -> {
                xml.append("<KEY name=\"").append(field.getKey()).append("\">");
                node(xml, field.getValue());
                xml.append("</KEY>\n");
              });
      xml.append("</SINGLE>\n");
    } else if (node.isNull()) {
      xml.append("<VALUE null=\"null\"/>");
    } else {
      String value = node.isBoolean() ? (node.asBoolean() ? "1" : "0") : node.asText();
      xml.append("<VALUE>")
          .append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
          .append("</VALUE>");
    }
  }
}
