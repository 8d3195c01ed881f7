package org.learnwire.kit.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code {names}}: the only expression outside a mapping. */
public final class Template {
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");

  private Template() {}

  static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher found = NAME.matcher(text);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  static Set<String> names(JsonNode body) {
    Set<String> names = new TreeSet<>();
    if (body.isTextual()) {
      names.addAll(names(body.asText()));
    }
    body.forEach(child -> names.addAll(names(child)));
    return names;
  }

  /** Every {@code {name}} replaced by what {@code value} gives for it. */
  public static String fill(String text, UnaryOperator<String> value) {
    return NAME.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
  }

  /** The same for every text inside a JSON body. */
  public static JsonNode fill(JsonNode body, UnaryOperator<String> value) {
    if (body.isTextual()) {
      return JsonNodeFactory.instance.textNode(fill(body.asText(), value));
    }
    if (body.isArray()) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      body.forEach(child -> filled.add(fill(child, value)));
      return filled;
    }
    if (body.isObject()) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      body.fields().forEachRemaining(e -> filled.set(e.getKey(), fill(e.getValue(), value)));
      return filled;
    }
    return body;
  }
}
