package org.learnwire.xapi;

/**
 * One breach of the specification.
 *
 * @param jsonPath where, such as {@code $.result.score.scaled}
 * @param rule what should be there
 * @param specReference the paragraph that says so
 */
public record Violation(String jsonPath, String rule, String specReference) {
  @Override
  public String toString() {
    return jsonPath + ": " + rule + " (" + specReference + ")";
  }
}
