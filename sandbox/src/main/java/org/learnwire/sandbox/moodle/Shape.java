package org.learnwire.sandbox.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Json;

/** A recorded JSON object whose fields keep their order and value unless they are filled in. */
final class Shape {

  /** A field with this value is left out. */
  static final Object ABSENT = new Object();

  private record Field(SerializedString name, String recorded) {}

  private final String name;
  private final ObjectNode record;
  private final List<Field> fields = new ArrayList<>();

  private Shape(String name, ObjectNode record) {
    this.name = name;
    this.record = record;
    record
        .properties()
        .forEach(
            field ->
                fields.add(
                    new Field(
                        new SerializedString(field.getKey()),
                        Json.of(field.getValue()).phpBytes().toString())));
  }

  static Shape load(String name, String site) {
    try (InputStream in = Shape.class.getResourceAsStream(name + ".json")) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
      return new Shape(name, (ObjectNode) Json.MAPPER.readTree(text.replace("{site}", site)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shape of one object inside this one. */
  Shape inner(String field) {
    return new Shape(name + "." + field, (ObjectNode) record.get(field));
  }

  void write(JsonGenerator out, Map<String, @Nullable Object> values) throws IOException {
    out.writeStartObject();
    int used = 0;
    for (Field field : fields) {
      String key = field.name().getValue();
      Object value = values.getOrDefault(key, field);
      used += value == field ? 0 : 1;
      if (value == field) {
        out.writeFieldName(field.name());
        out.writeRawValue(field.recorded());
      } else if (value != ABSENT) {
        out.writeFieldName(field.name());
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

  /** Not writePOJO: a mapper for each of a million small values is most of the work. */
  private static void value(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      number(out, number);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Json json) {
      json.to(out);
    } else if (value instanceof List<?> list) {
      list(out, list);
    } else if (value == null) {
      out.writeNull();
    } else {
      throw new IllegalArgumentException("no JSON for " + value.getClass());
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
