package org.learnwire.kit.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;
import org.learnwire.kit.json.Match.Condition;

/** Reads requests, lists, paging and conditions out of their sections. */
final class Calls {
  private static final JsonNode NOTHING = com.fasterxml.jackson.databind.node.NullNode.instance;

  private Calls() {}

  static Call call(Section section) {
    List<Method> methods =
        Arrays.stream(Method.values()).filter(each -> section.has(key(each))).toList();
    if (methods.size() != 1) {
      throw section.missing("exactly one of get, post, put, patch, delete");
    }
    Method method = methods.get(0);
    return new Call(
        method,
        section.needText(key(method)),
        fields(section, "query"),
        fields(section, "form"),
        fields(section, "headers"),
        section.json("body").orElse(null));
  }

  /**
   * The engine that stands in place of a call; null where there is none.
   *
   * @param its words that are the engine's own matter and cannot stand beside it
   */
  static @Nullable EngineCall engine(Section section, String... its) {
    if (!section.has("by")) {
      return null;
    }
    if (hasCall(section)) {
      throw section.wrong("by", "cannot stand beside a call: one of them serves it", List.of());
    }
    Stream.concat(Stream.of(its), Stream.of("form", "headers", "body"))
        .filter(section::has)
        .findFirst()
        .ifPresent(
            word -> {
              throw section.wrong(word, "cannot stand beside by: the engine does that", List.of());
            });
    return new EngineCall(section.needText("by"), fields(section, "query"));
  }

  static boolean hasCall(Section section) {
    return Arrays.stream(Method.values()).anyMatch(each -> section.has(key(each)));
  }

  static ListCall list(Section section) {
    FieldPath records = FieldPath.of(section.text("records").orElse("."));
    return new ListCall(call(section), records, PageReader.read(section));
  }

  /** A sweep says its own request; where it says no records or paging, the stream's hold. */
  static ListCall listOver(Section section, ListCall under) {
    return new ListCall(
        call(section),
        section.text("records").map(FieldPath::of).orElse(under.records()),
        section.has("page") ? PageReader.read(section) : under.paging());
  }

  static @Nullable FieldPath path(Section section, String key) {
    return section.text(key).map(FieldPath::of).orElse(null);
  }

  /** Nested values are written PHP style: {@code values: [1, 2]} is values[0]=1, values[1]=2. */
  static Map<String, String> fields(Section section, String key) {
    Map<String, String> flat = new LinkedHashMap<>();
    JsonNode node = section.json(key).orElse(NOTHING);
    node.fields().forEachRemaining(field -> flatten(field.getKey(), field.getValue(), flat));
    return flat;
  }

  static Match match(Section parent, String key) {
    Map<FieldPath, Condition> conditions = new LinkedHashMap<>();
    parent
        .section(key)
        .ifPresent(
            section ->
                section
                    .keys()
                    .forEach(path -> conditions.put(FieldPath.of(path), condition(section, path))));
    return new Match(conditions);
  }

  private static Condition condition(Section section, String path) {
    JsonNode value = section.json(path).orElse(NOTHING);
    if (!value.isObject()) {
      return new Condition.OneOf(section.texts(path));
    }
    Section inner = section.needSection(path).only(Vocabulary.CONDITION);
    if (inner.has("present")) {
      return new Condition.Present(inner.flag("present", true));
    }
    return new Condition.Contains(inner.needText("contains"));
  }

  private static void flatten(String name, JsonNode value, Map<String, String> flat) {
    if (value.isObject()) {
      value
          .fields()
          .forEachRemaining(
              field -> flatten(name + "[" + field.getKey() + "]", field.getValue(), flat));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        flatten(name + "[" + i + "]", value.get(i), flat);
      }
    } else {
      flat.put(name, value.asText());
    }
  }

  private static String key(Method method) {
    return method.name().toLowerCase(Locale.ROOT);
  }
}
