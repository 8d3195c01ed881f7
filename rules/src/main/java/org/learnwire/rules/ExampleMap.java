package org.learnwire.rules;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The small learning map that examples speak of: the path {@code talks} (development) with the
 * courses {@code listening} and {@code feedback} and the practice tasks {@code open-question},
 * {@code hard-news}, {@code follow-up}; the path {@code safety} (mandatory) with the course {@code
 * fire} and the task {@code drill}; the path {@code first-weeks} (onboarding) with the course
 * {@code welcome}. {@code listening-quiz} is a quiz within listening.
 */
final class ExampleMap {
  private static final String SITE = "https://academy.example/";
  private static final String CSV =
      """
      connection,course,path,skill,kind,practice-task,goal-title-en,due-days
      academy,listening,talks,listening,development,open-question|hard-news|follow-up,Talk well,90
      academy,feedback,talks,feedback,development,,,
      academy,welcome,first-weeks,Finding one's way,onboarding,,,
      academy,fire,safety,safety,mandatory,drill,Know what to do in a fire,30
      """;
  private static final Map<String, String> TASKS =
      Map.of(
          "open-question", "talks", "hard-news", "talks", "follow-up", "talks", "drill", "safety");

  static final LearningMap MAP =
      LearningMap.parse(
          "examples", CSV, Skills.free(), (connection, key) -> Optional.of(course(key)));

  private ExampleMap() {}

  private static String course(String key) {
    return SITE + "course/" + key;
  }

  /** The activity that a name stands for. */
  static String object(String name) {
    String path = TASKS.get(name);
    return path == null ? course(name) : PracticeTask.of(path, name).iri();
  }

  /** A quiz stands in its course. */
  static Set<String> activities(String name) {
    String object = object(name);
    return name.endsWith("-quiz")
        ? Set.of(object, course(name.substring(0, name.length() - "-quiz".length())))
        : Set.of(object);
  }

  /** What a reader calls it. */
  static String title(String name) {
    return LearningPath.label(name);
  }
}
