package org.learnwire.sandbox.company;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Moodle course, with what the company's learning map says about it. */
public record Course(
    int id,
    String shortname,
    String fullname,
    String idnumber,
    String summary,
    Kind kind,
    long start,
    int totalItem,
    List<Activity> activities,
    List<Integer> teachers,
    @Nullable Badge badge,
    List<PracticeTask> practice) {

  /** Why people take it. */
  public enum Kind {
    MANDATORY,
    ONBOARDING,
    DEVELOPMENT
  }

  /** Given at completion. */
  public record Badge(int id, String name, String description) {}

  /** What one should be seen doing at work after the course. */
  public record PracticeTask(String id, String iri, List<String> notes) {}

  public Course renamed(String name) {
    return new Course(
        id,
        shortname,
        name,
        idnumber,
        summary,
        kind,
        start,
        totalItem,
        activities,
        teachers,
        badge,
        practice);
  }

  public Course with(Activity changed) {
    List<Activity> all = new ArrayList<>(activities);
    all.set(changed.index(), changed);
    return new Course(
        id,
        shortname,
        fullname,
        idnumber,
        summary,
        kind,
        start,
        totalItem,
        List.copyOf(all),
        teachers,
        badge,
        practice);
  }

  public Course with(Badge changed) {
    return new Course(
        id,
        shortname,
        fullname,
        idnumber,
        summary,
        kind,
        start,
        totalItem,
        activities,
        teachers,
        changed,
        practice);
  }
}
