package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.learnwire.lrs.StoredStatement;

/** How statements are given back (xAPI Communication 2.1.3, parameter format). */
enum StatementFormat {
  /** As they came, with what the store added. */
  EXACT,
  /** Only what identifies agents, activities, verbs and groups. */
  IDS,
  /** One language in each language map of verbs and activities. */
  CANONICAL;

  static final String RULE = "must be ids, exact or canonical";

  static Optional<StatementFormat> of(String word) {
    return switch (word) {
      case "exact" -> Optional.of(EXACT);
      case "ids" -> Optional.of(IDS);
      case "canonical" -> Optional.of(CANONICAL);
      default -> Optional.empty();
    };
  }

  /**
   * The statement as text.
   *
   * @param languages what the caller reads, best first
   */
  String write(StoredStatement stored, List<String> languages) {
    if (this == EXACT) {
      return stored.body();
    }
    ObjectNode json = stored.statement().json();
    if (this == IDS) {
      IdsOnly.reduce(json);
    } else {
      OneLanguage.reduce(json, languages);
    }
    return json.toString();
  }

  /** The languages of an Accept-Language header, best first; what cannot be read is no wish. */
  static List<String> languages(Optional<String> acceptLanguage) {
    try {
      return acceptLanguage.map(Locale.LanguageRange::parse).orElse(List.of()).stream()
          .filter(range -> range.getWeight() > 0 && !range.getRange().equals("*"))
          .map(Locale.LanguageRange::getRange)
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
