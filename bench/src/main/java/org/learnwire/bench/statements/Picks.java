package org.learnwire.bench.statements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to ask for, so that the answers are of a known kind; follows from the seed too. */
public final class Picks {
  /** What is asked for is among the first that are sent, so that a small store has it too. */
  private static final int FIRST = 1_000;

  private final Statements statements;
  private final List<Lesson> lessons = new ArrayList<>();
  private final List<String> rareActivities;
  private final List<int[]> neverTogether;

  public Picks(Statements statements) {
    this.statements = statements;
    for (Rendered one : statements.pool()) {
      lessons.add(one.lesson());
    }
    this.rareActivities = rare();
    this.neverTogether = apart();
  }

  /** Somebody who learns. */
  public String agent(int turn) {
    return agent(Company.account(lesson(turn).person()));
  }

  /** Somebody who is named as instructor only. */
  public String instructor(int turn) {
    return agent(Company.instructor(lesson(turn).course()));
  }

  /** The verb of every other statement. */
  public String commonVerb() {
    return Company.VERBS.get(0).id();
  }

  /** An activity that the common verb is used with, in few statements. */
  public String rareActivity(int turn) {
    return rareActivities.get(turn % rareActivities.size());
  }

  /** A course, which is the parent of what happens in it and never the object. */
  public String course(int turn) {
    return Company.courseId(lesson(turn).course());
  }

  /** The registration of a statement of this run. */
  public String registration(int turn) {
    long sent = Math.max(1, statements.handedOut());
    return statements.registration(Long.remainderUnsigned(Mix.of(11, turn), sent)).toString();
  }

  /** Both are in the store, and no statement has the two: as agent and verb. */
  public String[] neverTogether(int turn) {
    int[] pair = neverTogether.get(turn % neverTogether.size());
    return new String[] {agent(Company.account(pair[0])), Company.VERBS.get(pair[1]).id()};
  }

  private static String agent(String account) {
    return "{\"account\":{\"homePage\":\"" + Company.HOME + "\",\"name\":\"" + account + "\"}}";
  }

  private Lesson lesson(int turn) {
    return lessons.get(Mix.below(lessons.size(), 13, turn));
  }

  private List<String> rare() {
    Map<String, Integer> uses = new HashMap<>();
    Set<String> withCommonVerb = new HashSet<>();
    for (Lesson lesson : lessons) {
      uses.merge(lesson.activityId(), 1, Integer::sum);
      if (lesson.number() < FIRST && lesson.verb().id().equals(commonVerb())) {
        withCommonVerb.add(lesson.activityId());
      }
    }
    return withCommonVerb.stream()
        .sorted(Comparator.<String>comparingInt(uses::get).thenComparing(id -> id))
        .limit(100)
        .toList();
  }

  private List<int[]> apart() {
    Set<Long> together = new HashSet<>();
    Set<Integer> people = new HashSet<>();
    for (Lesson lesson : lessons) {
      together.add(pair(lesson.person(), Company.VERBS.indexOf(lesson.verb())));
      people.add(lesson.person());
    }
    List<int[]> apart = new ArrayList<>();
    for (int person : people.stream().sorted().toList()) {
      for (int verb = Company.VERBS.size() - 1; verb > 4; verb--) {
        if (!together.contains(pair(person, verb))) {
          apart.add(new int[] {person, verb});
        }
      }
    }
    return apart;
  }

  private static long pair(int person, int verb) {
    return (long) person << 8 | verb;
  }
}
