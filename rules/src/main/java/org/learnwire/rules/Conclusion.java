package org.learnwire.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  Decision decision(String personId) {
    String occasion = occasion();
    List<UUID> causes = new ArrayList<>(List.of(ground.fact().id()));
    given.forEach(fact -> causes.add(fact.id()));
    return new Decision(
        id(rule.name(), personId, ground.path(), occasion),
        rule.name(),
        rule.then().kind(),
        personId,
        ground.path(),
        occasion,
        at(),
        rule.then().via(),
        rule.then().mode(),
        fields(),
        causes,
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
      case MONTH -> YearMonth.from(context.date(ground.fact())).toString();
      case PRACTICE_TASK ->
          rule.then() instanceof Then.UpdateGoal
              ? "practice-tasks-shown " + ground.shown()
              : "practice-task " + ground.task();
    };
  }

  private Instant at() {
    return due == null
        ? ground.fact().at()
        : due.atStartOfDay(context.company().timeZone()).toInstant();
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
      fields.put("to", "manager").put("text", filled(nudge.text()));
    }
    return fields;
  }

  private void goal(Then.ProposeGoal goal, ObjectNode fields) {
    Map<String, String> titles = path.map(LearningPath::goalTitles).orElse(Map.of());
    String title = titles.isEmpty() ? filled(goal.title()) : context.company().text(titles);
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
    return Wording.fill(context.company().text(texts), values);
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
