package org.learnwire.bench.statements;

import java.util.List;

/**
 * Who learns what: people, courses with activities in them, verbs by how often they happen.
 *
 * @param seed another seed, other people in other courses
 * @param people how many have an account
 */
public record Company(long seed, int people) {
  static final int COURSES = 200;
  static final int ACTIVITIES = 20;
  static final String HOME = "https://learn.example.test";

  /** A verb with its share of all statements, in thousandths. */
  record Verb(String id, String word, int share) {}

  private static final String ADL = "http://adlnet.gov/expapi/verbs/";

  static final List<Verb> VERBS =
      List.of(
          new Verb(ADL + "experienced", "experienced", 440),
          new Verb(ADL + "answered", "answered", 250),
          new Verb(ADL + "initialized", "initialized", 100),
          new Verb(ADL + "completed", "completed", 90),
          new Verb(ADL + "passed", "passed", 60),
          new Verb(ADL + "interacted", "interacted", 40),
          new Verb(ADL + "failed", "failed", 15),
          new Verb(ADL + "commented", "commented", 5));

  Verb verb(long number) {
    int at = Mix.below(1000, seed + 1, number);
    for (Verb verb : VERBS) {
      at -= verb.share();
      if (at < 0) {
        return verb;
      }
    }
    throw new IllegalStateException("the shares of the verbs add up to 1000");
  }

  int person(long attempt) {
    return Mix.below(people, seed + 2, attempt);
  }

  /** Few courses are popular: the square of an even draw. */
  int course(long attempt) {
    double even = Mix.below(1_000_000, seed + 3, attempt) / 1e6;
    return (int) (even * even * COURSES);
  }

  /** Within a course the first activities are seen by more than the last. */
  int activity(long number) {
    double even = Mix.below(1_000_000, seed + 4, number) / 1e6;
    return (int) (even * even * ACTIVITIES);
  }

  static String account(int person) {
    return "learner-" + person;
  }

  static String activityId(int course, int activity) {
    return HOME + "/course/" + course + "/activity/" + activity;
  }

  static String courseId(int course) {
    return HOME + "/course/" + course;
  }

  static String instructor(int course) {
    return "instructor-" + course;
  }
}
