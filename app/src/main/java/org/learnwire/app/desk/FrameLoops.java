package org.learnwire.app.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.desk.FrameFacts.Fact;
import org.learnwire.ltitool.pages.LoopView.Agreed;
import org.learnwire.ltitool.pages.LoopView.Feedback;
import org.learnwire.ltitool.pages.LoopView.Learned;
import org.learnwire.ltitool.pages.LoopView.Path;
import org.learnwire.ltitool.pages.LoopView.Practice;
import org.learnwire.ltitool.pages.LoopView.Reflection;
import org.learnwire.ltitool.pages.LoopView.Seen;
import org.learnwire.ltitool.pages.LoopView.Thanks;
import org.learnwire.routes.Journey;
import org.learnwire.rules.LearningPath;
import org.learnwire.rules.PracticeTask;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;

/** Puts what is known of a person onto the paths of the learning map. */
final class FrameLoops {
  private static final Verb[] DONE = {Verbs.COMPLETED, Verbs.PASSED, Verbs.MASTERED};

  private static final int OTHERS = 10;

  private final Journey journey;
  private final FrameFacts facts;

  FrameLoops(Journey journey, FrameFacts facts) {
    this.journey = journey;
    this.facts = facts;
  }

  /** The paths that somebody has begun. */
  List<Path> paths(List<Fact> all, Locale locale) {
    Map<String, List<Fact>> named = byActivity(all);
    List<Path> paths = new ArrayList<>();
    for (LearningPath path : journey.learningMap().paths()) {
      if (!isNamed(named, path)) {
        continue;
      }
      List<Learned> learned = learned(named, path.courses(), locale);
      List<Practice> practices = path.tasks().stream().map(task -> practice(named, task)).toList();
      boolean begun = !learned.isEmpty() || practices.stream().anyMatch(FrameLoops::isBegun);
      if (begun) {
        paths.add(new Path(path.label(), learned, practices));
      }
    }
    return paths;
  }

  /** Of most paths of a map nobody has done anything. */
  private static boolean isNamed(Map<String, List<Fact>> named, LearningPath path) {
    return path.courses().stream().anyMatch(named::containsKey)
        || path.tasks().stream().anyMatch(task -> named.containsKey(task.iri()));
  }

  /** Each fact under its object and what it was done in: a map has far more tasks than a person. */
  private static Map<String, List<Fact>> byActivity(List<Fact> all) {
    Map<String, List<Fact>> named = new HashMap<>();
    for (Fact fact : all) {
      for (String activity : fact.activities()) {
        named.computeIfAbsent(activity, unknown -> new ArrayList<>()).add(fact);
      }
    }
    return named;
  }

  static boolean isBegun(Practice practice) {
    return practice.agreed() != null
        || practice.tries() > 0
        || practice.asked() != null
        || !practice.feedback().isEmpty();
  }

  /** The paths with something to practise; where some of it is still open comes first. */
  List<Path> practised(List<Fact> all, Locale locale) {
    return paths(all, locale).stream()
        .filter(path -> !path.practices().isEmpty())
        .sorted(Comparator.comparing(path -> path.practices().stream().allMatch(Practice::shown)))
        .toList();
  }

  /** Courses without anything to practise: of paths that name no task, and completed ones. */
  List<Learned> others(List<Fact> all, Locale locale) {
    Map<String, List<Fact>> named = byActivity(all);
    Set<String> courses = new LinkedHashSet<>();
    Set<String> placed = new HashSet<>();
    for (LearningPath path : journey.learningMap().paths()) {
      Set<String> kind = path.tasks().isEmpty() ? courses : placed;
      path.courses().stream().filter(named::containsKey).forEach(kind::add);
    }
    for (Fact fact : all) {
      if (fact.is(Verbs.COMPLETED) && isCourse(fact)) {
        courses.add(fact.object());
      }
    }
    courses.removeAll(placed);
    return learned(named, courses, locale).stream().limit(OTHERS).toList();
  }

  private static boolean isCourse(Fact fact) {
    return fact.statement().node().at("/object/definition/type").asText().endsWith("/course");
  }

  /** Each course once: the day of its first completion, or that it was begun. */
  private static List<Learned> learned(
      Map<String, List<Fact>> named, Collection<String> courses, Locale locale) {
    List<Learned> learned = new ArrayList<>();
    for (String course : courses) {
      named.getOrDefault(course, List.of()).stream()
          .filter(fact -> fact.object().equals(course))
          .map(fact -> new Learned(fact.title(locale), fact.is(DONE) ? fact.day() : null))
          .reduce((a, b) -> b.day() == null ? a : b)
          .ifPresent(learned::add);
    }
    learned.sort(
        Comparator.comparing(
            Learned::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder().reversed())));
    return learned;
  }

  private Practice practice(Map<String, List<Fact>> named, PracticeTask task) {
    List<Fact> own = named.getOrDefault(task.iri(), List.of());
    List<Fact> tries = own.stream().filter(fact -> fact.is(Verbs.ATTEMPTED)).toList();
    return new Practice(
        task.iri(),
        task.name(),
        agreed(own),
        tries.size(),
        day(tries.stream()),
        day(own.stream().filter(fact -> fact.is(Verbs.ASKED))),
        own.stream().filter(f -> f.is(Verbs.OBSERVED_APPLYING)).map(this::feedback).toList(),
        own.stream()
            .filter(fact -> fact.is(Verbs.REFLECTED))
            .map(fact -> new Reflection(fact.day(), fact.words()))
            .toList());
  }

  private static @Nullable LocalDate day(java.util.stream.Stream<Fact> latestFirst) {
    return latestFirst.findFirst().map(Fact::day).orElse(null);
  }

  private @Nullable Agreed agreed(List<Fact> own) {
    return own.stream()
        .filter(fact -> fact.is(Verbs.COACHED))
        .findFirst()
        .map(
            fact ->
                new Agreed(
                    fact.day(), facts.name(facts.person(fact.statement().actor(), fact.stored()))))
        .orElse(null);
  }

  private Feedback feedback(Fact fact) {
    String success = fact.statement().node().at("/result/success").asText("");
    Seen seen =
        switch (success) {
          case "true" -> Seen.YES;
          case "false" -> Seen.NO;
          default -> Seen.PARTLY;
        };
    return new Feedback(fact.day(), facts.name(facts.instructor(fact)), seen, fact.words());
  }

  List<Thanks> thanks(List<Fact> all) {
    return all.stream()
        .filter(fact -> fact.is(Verbs.RECOGNISED))
        .map(fact -> new Thanks(fact.day(), facts.name(facts.instructor(fact)), fact.words()))
        .filter(thanks -> !thanks.words().isEmpty())
        .distinct()
        .limit(10)
        .toList();
  }

  Optional<PracticeTask> task(String iri) {
    return journey.learningMap().paths().stream()
        .flatMap(path -> path.tasks().stream())
        .filter(task -> Objects.equals(task.iri(), iri))
        .findFirst();
  }
}
