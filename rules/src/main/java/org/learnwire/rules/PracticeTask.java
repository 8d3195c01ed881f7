package org.learnwire.rules;

/**
 * Something a learner shows at work that belongs to a path.
 *
 * @param name as it stands in the learning map
 * @param iri the activity that observations name
 */
public record PracticeTask(String name, String iri) {
  static final String NAMED = "urn:learnwire:practice-task:";

  /** The task of a cell of the map: an IRI of its own, or a name from which one is made. */
  static PracticeTask of(String path, String cell) {
    if (LearningPath.isIri(cell)) {
      String tail = cell.substring(Math.max(cell.lastIndexOf('/'), cell.lastIndexOf(':')) + 1);
      return new PracticeTask(LearningPath.label(tail.isEmpty() ? cell : tail), cell);
    }
    String iri = NAMED + LearningPath.slug(path) + ":" + LearningPath.slug(cell);
    return new PracticeTask(LearningPath.label(cell), iri);
  }
}
