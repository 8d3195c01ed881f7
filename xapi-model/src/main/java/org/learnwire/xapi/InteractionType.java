package org.learnwire.xapi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Kinds of questions and tasks, by SCORM's data model (xAPI Data 2.4.4.1 Interaction Activities).
 */
public enum InteractionType {
  TRUE_FALSE("true-false"),
  CHOICE("choice", "choices"),
  FILL_IN("fill-in"),
  LONG_FILL_IN("long-fill-in"),
  MATCHING("matching", "source", "target"),
  PERFORMANCE("performance", "steps"),
  SEQUENCING("sequencing", "choices"),
  LIKERT("likert", "scale"),
  NUMERIC("numeric"),
  OTHER("other");

  private final String word;
  private final List<String> componentLists;

  InteractionType(String word, String... componentLists) {
    this.word = word;
    this.componentLists = List.of(componentLists);
  }

  /** As it stands in {@code interactionType}. */
  public String word() {
    return word;
  }

  /** The lists of components that describe this kind, such as {@code choices}. */
  public List<String> componentLists() {
    return componentLists;
  }

  public static Optional<InteractionType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
