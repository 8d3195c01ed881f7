package org.learnwire.sandbox.moodle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Json;

/** A recorded JSON object whose fields keep their order and value unless they are filled in. */
final class Shape {

  /** A field with this value is left out. */
  static final Object ABSENT = new Object();

  private final String name;
  private final ObjectNode recorded;

  private Shape(String name, ObjectNode recorded) {
    this.name = name;
    this.recorded = recorded;
  }

  static Shape load(String name, String site) {
    try (InputStream in = Shape.class.getResourceAsStream(name + ".json")) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), "UTF-8");
      return new Shape(name, (ObjectNode) Json.MAPPER.readTree(text.replace("{site}", site)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shape of one object inside this one. */
  Shape inner(String field) {
    return new Shape(name + "." + field, (ObjectNode) recorded.get(field));
  }

  void write(JsonGenerator out, Map<String, @Nullable Object> values) throws IOException {
    out.writeStartObject();
    int used = 0;
    Iterator<Map.Entry<String, JsonNode>> fields = recorded.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      boolean filled = values.containsKey(field.getKey());
      Object value = filled ? values.get(field.getKey()) : field.getValue();
      used += filled ? 1 : 0;
      if (value != ABSENT) {
        out.writeFieldName(field.getKey());
        value(out, value);
      }
    }
    out.writeEndObject();
    if (used != values.size()) {
      throw new IllegalArgumentException(name + " has not all of " + values.keySet());
    }
  }

  Json with(Map<String, @Nullable Object> values) {
    return out -> write(out, values);
  }

  private static void value(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Json json) {
      json.to(out);
    } else if (value instanceof JsonNode node) {
      out.writeTree(node);
    } else if (value instanceof Double number) {
      number(out, number);
    } else if (value instanceof List<?> list) {
      list(out, list);
    } else {
      out.writePOJO(value);
    }
  }

  static void list(JsonGenerator out, List<?> list) throws IOException {
    out.writeStartArray();
    for (Object item : list) {
      value(out, item);
    }
    out.writeEndArray();
  }

  /** PHP writes 10.0 as 10. */
  private static void number(JsonGenerator out, double number) throws IOException {
    if (number == Math.rint(number)) {
      out.writeNumber((long) number);
    } else {
      out.writeNumber(number);
    }
  }
}
