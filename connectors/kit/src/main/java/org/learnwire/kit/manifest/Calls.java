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
    return new ListCall(call(section), records, paging(section));
  }

  /** A sweep says its own request; where it says no records or paging, the stream's hold. */
  static ListCall listOver(Section section, ListCall under) {
    return new ListCall(
        call(section),
        section.text("records").map(FieldPath::of).orElse(under.records()),
        section.has("page") ? paging(section) : under.paging());
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

  private static Paging paging(Section section) {
    if (!section.has("page") || section.isText("page")) {
      if (section.has("page") && !section.needText("page").equals("none")) {
        throw section.wrong(
            "page", "cannot be " + section.needText("page"), Vocabulary.PAGE.names());
      }
      return new Paging.None();
    }
    Section page = section.needSection("page").only(Vocabulary.PAGE);
    if (page.has("offset")) {
      Section offset = page.needSection("offset").only(Vocabulary.OFFSET);
      return new Paging.Offset(
          offset.needText("offset"), offset.needText("limit"), size(offset), inForm(offset));
    }
    if (page.has("number")) {
      Section number = page.needSection("number").only(Vocabulary.NUMBER);
      return new Paging.Number(
          number.needText("param"),
          number.needText("sizeParam"),
          size(number),
          (int) number.number("first", 0),
          inForm(number));
    }
    return new Paging.Next(FieldPath.of(page.needText("next")));
  }

  static boolean inForm(Section section) {
    String place = section.text("in").orElse("query");
    if (!List.of("query", "form").contains(place)) {
      throw section.wrong("in", "cannot be " + place, List.of("query", "form"));
    }
    return place.equals("form");
  }

  private static int size(Section section) {
    int size = (int) section.number("size", 100);
    if (size < 1) {
      throw section.wrong("size", "must be at least 1", List.of());
    }
    return size;
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
