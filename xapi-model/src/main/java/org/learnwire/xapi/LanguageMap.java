package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The same text in several languages, keyed by language tag (xAPI Data 4.2). */
public record LanguageMap(Map<String, String> texts) {
  public LanguageMap {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  public static LanguageMap empty() {
    return new LanguageMap(Map.of());
  }

  public static LanguageMap of(String language, String text) {
    return empty().with(language, text);
  }

  /** The map that validated JSON describes. */
  public static LanguageMap of(JsonNode json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return new LanguageMap(texts);
  }

  public LanguageMap with(String language, String text) {
    Map<String, String> more = new LinkedHashMap<>(texts);
    more.put(language, text);
    return new LanguageMap(more);
  }

  /**
   * The text in the first language that is there, exactly or as a relative; else the first text.
   */
  public Optional<String> in(String... languages) {
    return in(List.of(languages));
  }

  /**
   * The text in the first language that is there, exactly or as a relative; else the first text.
   */
  public Optional<String> in(List<String> languages) {
    return tagFor(languages).map(texts::get);
  }

  /** The key that {@link #in(List)} would choose. */
  public Optional<String> tagFor(List<String> languages) {
    for (String language : languages) {
      for (String tag : texts.keySet()) {
        if (tag.equalsIgnoreCase(language)) {
          return Optional.of(tag);
        }
      }
      for (String tag : texts.keySet()) {
        if (primary(tag).equals(primary(language))) {
          return Optional.of(tag);
        }
      }
    }
    return texts.keySet().stream().findFirst();
  }

  private static String primary(String tag) {
    int dash = tag.indexOf('-');
    return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
  }

  ObjectNode toJson() {
    ObjectNode json = XapiJson.object();
    texts.forEach(json::put);
    return json;
  }
}
