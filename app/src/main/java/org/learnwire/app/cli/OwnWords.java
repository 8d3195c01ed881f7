package org.learnwire.app.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person says in their own words, in place of what was proposed. */
final class OwnWords {
  @Option(names = "--title", description = "the goal's title, in the learner's words")
  @Nullable String title;

  @Option(names = "--description", description = "the goal's description")
  @Nullable String description;

  @Option(names = "--due", paramLabel = "DATE", description = "when it is due: 2026-12-31")
  @Nullable String due;

  @Option(names = "--text", description = "a sentence of evidence, in the learner's words")
  @Nullable String text;

  /** By the names of the typed write; empty where nothing was said. */
  Map<String, String> said() {
    Map<String, String> said = new HashMap<>();
    put(said, "title", title);
    put(said, "description", description);
    put(said, "dueDate", due);
    put(said, "text", text);
    return said;
  }

  private static void put(Map<String, String> said, String field, @Nullable String value) {
    if (value != null) {
      said.put(field, value);
    }
  }
}
