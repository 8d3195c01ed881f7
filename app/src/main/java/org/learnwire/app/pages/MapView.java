package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The learning map and how it fits what has come.
 *
 * @param file the file's name; null when the settings name none
 * @param unmapped courses that people are in and no path has, most learners first
 * @param dead lines that name a course of which nothing has come
 * @param overlaps what belongs to more than one path on the same day
 */
public record MapView(
    Instant asOf,
    @Nullable String file,
    List<Path> paths,
    List<Course> unmapped,
    List<Dead> dead,
    List<Overlap> overlaps) {
  public MapView {
    paths = List.copyOf(paths);
    unmapped = List.copyOf(unmapped);
    dead = List.copyOf(dead);
    overlaps = List.copyOf(overlaps);
  }

  /** What wants a look. */
  public int toLookAt() {
    return unmapped.size() + dead.size() + overlaps.size();
  }

  /**
   * A path.
   *
   * @param goal title of the goal that is proposed for it
   */
  public record Path(
      String label,
      @Nullable String kind,
      @Nullable String skill,
      List<Course> courses,
      List<String> tasks,
      @Nullable String goal,
      @Nullable Integer dueDays,
      @Nullable String evidence,
      @Nullable String kpi,
      @Nullable String owner) {
    public Path {
      courses = List.copyOf(courses);
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A course.
   *
   * @param connection whose it is; "" for one that an outside client named
   * @param key its key there, else its whole address
   * @param name as the systems call it, else its key
   * @param learners how many people are in it
   */
  public record Course(String connection, String key, String name, long learners) {}

  public record Dead(long line, String course, String path) {}

  public record Overlap(String what, List<String> paths, List<Long> lines) {
    public Overlap {
      paths = List.copyOf(paths);
      lines = List.copyOf(lines);
    }
  }
}
