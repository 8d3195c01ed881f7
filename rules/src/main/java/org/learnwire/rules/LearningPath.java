package org.learnwire.rules;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A path of the learning map: courses and practice tasks that lead to one skill.
 *
 * @param name as it stands in the map: the subject of decisions
 * @param iri the activity that stands for the path itself
 * @param label the name as a person reads it
 * @param kind mandatory, development, onboarding or performance; null when the map says none
 * @param goalTitles title of the goal by language
 * @param evidence what shows that it was reached, in the words of who keeps the map
 * @param kpi what it is to change for the business
 * @param owner who answers for the path
 * @param courses activity IRIs of its courses
 */
public record LearningPath(
    String name,
    String iri,
    String label,
    @Nullable String kind,
    @Nullable Skill skill,
    Map<String, String> goalTitles,
    @Nullable Integer dueDays,
    @Nullable String evidence,
    @Nullable String kpi,
    @Nullable String owner,
    List<String> courses,
    List<PracticeTask> tasks) {
  static final String NAMED = "urn:learnwire:path:";

  public LearningPath {
    goalTitles = Collections.unmodifiableMap(new TreeMap<>(goalTitles));
    courses = List.copyOf(courses);
    tasks = List.copyOf(tasks);
  }

  static String iriOf(String name) {
    return isIri(name) ? name : NAMED + slug(name);
  }

  static boolean isIri(String cell) {
    return cell.contains("://") || cell.startsWith("urn:") || cell.startsWith("tag:");
  }

  /** "difficult-conversations" reads "Difficult conversations"; a name with spaces stays. */
  static String label(String name) {
    if (name.indexOf(' ') >= 0 || isIri(name)) {
      return name;
    }
    String words = name.replace('-', ' ').replace('_', ' ').strip();
    return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  static String slug(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return slug.replaceAll("^-|-$", "");
  }
}
