package org.learnwire.connector.xapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which statements are wanted: the parameters of GET statements that narrow it (xAPI Communication
 * 2.1.3), by their own names.
 *
 * @param attachments whether the files come along
 * @param limit most statements a page; the LRS may give fewer
 */
record Selection(Map<String, String> narrowing, boolean attachments, int limit) {
  /** What may narrow it; since, ascending and limit are the reader's own. */
  static final List<String> NAMES =
      List.of(
          "agent",
          "verb",
          "activity",
          "registration",
          "related_activities",
          "related_agents",
          "until");

  Selection {
    Map<String, String> set = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = narrowing.getOrDefault(name, "");
      if (!value.isBlank()) {
        set.put(name, value);
      }
    }
    narrowing = set;
  }

  /**
   * @throws IllegalArgumentException naming what is known
   */
  static void known(Set<String> names) {
    for (String name : names) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(name + " narrows no statements; known are " + NAMES);
      }
    }
  }

  Map<String, String> parameters(String since) {
    Map<String, String> all = new LinkedHashMap<>(narrowing);
    if (!since.isEmpty()) {
      all.put("since", since);
    }
    // As they were stored: with the statement's own definitions, not the LRS's.
    all.put("format", "exact");
    all.put("ascending", "true");
    all.put("limit", Integer.toString(limit));
    if (attachments) {
      all.put("attachments", "true");
    }
    return all;
  }

  /** Tells the positions of two selections apart. */
  String key() {
    return narrowing.toString();
  }
}
