package org.learnwire.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Uuids;

/** Makes the decision of a rule from its ground and what was given. */
final class Conclusion {
  private static final UUID DECISIONS = Uuids.v5(Uuids.NS_LEARNWIRE, "decision");
  private static final Period DUE = Period.ofDays(90);
  private static final DateTimeFormatter WEEK =
      DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY);
  private static final DateTimeFormatter QUARTER =
      DateTimeFormatter.ofPattern("yyyy-'Q'q", Locale.ROOT);

  private final Rule rule;
  private final Ground ground;
  private final List<Kept> given;
  private final @Nullable LocalDate due;
  private final RuleContext context;
  private final Optional<LearningPath> path;

  Conclusion(
      Rule rule, Ground ground, List<Kept> given, @Nullable LocalDate due, RuleContext context) {
    this.rule = rule;
    this.ground = ground;
    this.given = given;
    this.due = due;
    this.context = context;
    this.path = context.map().path(ground.path());
  }

  UUID id() {
    String subject = rule.oncePer() == Rule.OncePer.EVER ? "ever" : ground.path();
    return id(rule.name(), context.personId(), subject, occasion());
  }

  List<UUID> causes() {
    return Stream.concat(Stream.of(ground.fact()), given.stream())
        .filter(Kept::isStatement)
        .map(Kept::id)
        .distinct()
        .toList();
  }

  /** With its texts: only for what was not decided before. */
  Decision decision() {
    return new Decision(
        id(),
        rule.name(),
        rule.then().kind(),
        context.personId(),
        ground.path(),
        occasion(),
        at(),
        rule.then().via(),
        rule.then().mode(),
        fields(),
        causes(),
        new Because(rule, ground, given, context).sentence());
  }

  static UUID id(String rule, String personId, String subject, String occasion) {
    return Uuids.v5(DECISIONS, rule, personId, subject, occasion);
  }

  /**
   * Progress is counted, not named: whichever two tasks were shown first, the second occasion says
   * the same, so that the order of late observations cannot matter.
   */
  private String occasion() {
    return switch (rule.oncePer()) {
      case PATH -> "path";
      case EVER -> "ever";
      case COURSE -> "course " + ground.fact().object();
      case WEEK -> "week " + WEEK.format(context.date(ground.fact()));
      case MONTH -> YearMonth.from(context.date(ground.fact())).toString();
      case CYCLE -> cycle(context.date(ground.fact()));
      case YEAR -> Integer.toString(context.date(ground.fact()).getYear());
      case QUARTER -> QUARTER.format(context.date(ground.fact()));
      case PRACTICE_TASK ->
          rule.then() instanceof Then.UpdateGoal
              ? "practice-tasks-shown " + ground.shown()
              : "practice-task " + ground.task();
    };
  }

  /** A day in no cycle counts for its year, which is what most cycles are called. */
  private String cycle(LocalDate day) {
    String name =
        context.company().cycles().at(day).map(Cycle::name).orElse(Integer.toString(day.getYear()));
    return "cycle " + name;
  }

  private Instant at() {
    return due == null ? ground.fact().at() : due.atStartOfDay(context.zone()).toInstant();
  }

  private ObjectNode fields() {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    Then then = rule.then();
    if (then instanceof Then.Recognise recognise) {
      fields.put("text", filled(recognise.text()));
      if (ground.fact().by() != null) {
        fields.put("giverPersonId", ground.fact().by());
      }
    } else if (then instanceof Then.ProposeGoal goal) {
      goal(goal, fields);
    } else if (then instanceof Then.UpdateGoal) {
      progress(fields);
    } else if (then instanceof Then.Nudge nudge) {
      fields.put("to", nudge.to()).put("text", filled(nudge.text()));
    } else {
      plain(then, fields);
    }
    return fields;
  }

  private void plain(Then then, ObjectNode fields) {
    Kept fact = ground.fact();
    if (then instanceof Then.CloseGoal) {
      fields.put("progressPercent", 100).put("completedDate", context.date(fact).toString());
    } else if (then instanceof Then.RecordLearning) {
      fields.put("courseId", fact.object()).put("title", course(context.label(ground.path())));
      fields.put("completedDate", context.date(fact).toString());
      score(fact, fields);
    } else if (then instanceof Then.SendScore send) {
      fields.put("courseId", fact.object());
      score(fact, fields);
      if (send.score() != null) {
        fields.put("scoreScaled", send.score());
      }
    } else if (then instanceof Then.AttachEvidence evidence) {
      fields.put("text", filled(evidence.text()));
    }
  }

  private static void score(Kept fact, ObjectNode fields) {
    if (fact.score() != null) {
      fields.put("scoreScaled", fact.score());
    }
  }

  private void goal(Then.ProposeGoal goal, ObjectNode fields) {
    Map<String, String> titles = path.map(LearningPath::goalTitles).orElse(Map.of());
    String title = titles.isEmpty() ? filled(goal.title()) : context.text(titles);
    LocalDate start = context.date(ground.fact());
    Period inRule = goal.due() == null ? DUE : goal.due();
    Period period = path.map(LearningPath::dueDays).map(Period::ofDays).orElse(inRule);
    String kind = path.map(LearningPath::kind).orElse("development");
    fields.put("title", title.isEmpty() ? context.label(ground.path()) : title);
    fields.put("description", filled(goal.description()));
    fields.put("dueDate", start.plus(period).toString());
    fields.put("progressPercent", 0);
    fields.put("kind", kind.equals("performance") ? "PERFORMANCE" : "DEVELOPMENT");
  }

  private void progress(ObjectNode fields) {
    int tasks = path.map(each -> each.tasks().size()).orElse(ground.shown());
    fields.put("progressPercent", Math.round(100f * ground.shown() / tasks));
    if (ground.shown() >= tasks) {
      fields.put("completedDate", context.date(ground.fact()).toString());
    }
  }

  private String filled(Map<String, String> texts) {
    String label = context.label(ground.path());
    String skill =
        path.map(LearningPath::skill).map(each -> each.name(context.company())).orElse(label);
    Map<String, String> values = new HashMap<>();
    values.put("path", label);
    values.put("skill", skill);
    values.put("course", course(label));
    values.put("practice-task", ground.task() == null ? label : ground.task());
    values.put("practice-tasks", tasks(skill));
    boolean toManager = rule.then() instanceof Then.Nudge nudge && nudge.to().equals("manager");
    String text = toManager ? context.company().text(texts) : context.text(texts);
    return Wording.fill(text, values);
  }

  /** The course that was finished before, else what the decision rests on. */
  private String course(String label) {
    return Stream.concat(given.stream(), Stream.of(ground.fact()))
        .map(Kept::title)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(label);
  }

  private String tasks(String otherwise) {
    List<String> names =
        path.map(LearningPath::tasks).orElse(List.of()).stream().map(PracticeTask::name).toList();
    return names.isEmpty() ? otherwise : String.join(", ", names);
  }
}
