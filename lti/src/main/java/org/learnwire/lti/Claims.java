package org.learnwire.lti;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claims of a token, read by their types; a claim of another form is refused by name. */
record Claims(JsonNode all, Registration registration) {
  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  /** What a platform leaves when it cannot resolve a variable: {@code $Person.sourcedId}. */
  private static final String UNRESOLVED = "$";

  static String lti(String name) {
    return LTI + name;
  }

  /** A text; absent when missing, empty or an unresolved variable. */
  Optional<String> text(String name) {
    return value(all.get(name), name);
  }

  Optional<String> text(JsonNode object, String name) {
    return value(object.get(name), name);
  }

  private Optional<String> value(@Nullable JsonNode value, String name) {
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      throw unreadable(name, "a text");
    }
    return Optional.of(value.asText())
        .filter(text -> !text.isBlank() && !text.startsWith(UNRESOLVED));
  }

  /** An object; an empty one when missing. */
  Optional<JsonNode> object(String name) {
    JsonNode value = all.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw unreadable(name, "an object");
    }
    return Optional.of(value);
  }

  /** The texts of an array; absent when missing. */
  Optional<List<String>> texts(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray()) {
      throw unreadable(name, "a list");
    }
    List<String> texts = new ArrayList<>();
    value.forEach(
        each -> {
          if (!each.isTextual()) {
            throw unreadable(name, "a list of texts");
          }
          texts.add(each.asText());
        });
    return Optional.of(texts);
  }

  /** The texts of an object of texts, without what was not resolved. */
  Map<String, String> map(String name) {
    Map<String, String> values = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            found ->
                found
                    .fieldNames()
                    .forEachRemaining(
                        key -> {
                          JsonNode value = found.get(key);
                          if (value.isValueNode()) {
                            value(value, name).ifPresent(text -> values.put(key, text));
                          }
                        }));
    return values;
  }

  Optional<URI> address(JsonNode object, String name) {
    return text(object, name)
        .map(text -> Logins.address(text).orElseThrow(() -> unreadable(name, "an address")));
  }

  private LaunchRefused unreadable(String name, String form) {
    return new LaunchRefused(
        LaunchError.CLAIM_UNREADABLE, name + " should be " + form, registration);
  }
}
