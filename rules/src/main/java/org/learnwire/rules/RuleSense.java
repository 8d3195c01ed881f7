package org.learnwire.rules;

import java.util.ArrayList;
import java.util.List;

/** Refuses a rule whose words are understood but do not go together, or should not. */
final class RuleSense {
  private final Rule rule;
  private final Section root;

  private RuleSense(Rule rule, Section root) {
    this.rule = rule;
    this.root = root;
  }

  static void check(Rule rule, Section root) {
    RuleSense sense = new RuleSense(rule, root);
    sense.recognition();
    sense.goals();
    sense.occasions();
  }

  private void recognition() {
    boolean allowed = root.flag("allow-completion").orElse(false);
    if (rule.then() instanceof Then.Recognise && !allowed && completionOnly()) {
      throw root.problem(
          "then",
          "this thanks people for having gone through something. Recognition is for what was"
              + " applied: let when, given or then-follows ask for observed-applying, coached,"
              + " shared or business-result, or say allow-completion: true");
    }
  }

  private boolean completionOnly() {
    List<Condition> asked = new ArrayList<>(rule.conditions());
    rule.absent().forEach(each -> asked.remove(each.condition()));
    return asked.stream()
        .flatMap(condition -> condition.verbs().stream())
        .allMatch(RuleVerbs::isCompletionOnly);
  }

  private void goals() {
    Condition.Where where = rule.when().condition().where();
    if (rule.then() instanceof Then.ProposeGoal && "mandatory".equals(where.kind())) {
      throw root.problem(
          "when", "what is mandatory is no goal of one's own: propose-goal skips mandatory paths");
    }
    if (rule.then() instanceof Then.UpdateGoal && !(rule.perTask() && rule.needsProposedGoal())) {
      throw root.problem(
          "then",
          "update-goal needs given: {proposed-goal: …} and once-per: {practice-task: true}");
    }
    if (rule.then() instanceof Then.CloseGoal && !rule.needsProposedGoal()) {
      throw root.problem("then", "close-goal needs given: {proposed-goal: {of: same path}}");
    }
    if (rule.then() instanceof Then.SendScore send
        && send.score() == null
        && rule.when().condition().result().least() == null
        && rule.when().condition().result().most() == null) {
      throw root.problem(
          "then",
          "send-score needs when: {result.score.scaled: {min: 0}}, so that there is one, or a score"
              + " of its own: {via: …, score: 1}");
    }
  }

  private void occasions() {
    boolean aboutTask = rule.when().condition().object() == Condition.About.PRACTICE_TASK;
    if (rule.perTask() && !aboutTask) {
      throw root.problem("once-per", "once-per practice-task needs when: {object: practice-task}");
    }
    if (rule.when().first() && rule.perTask()) {
      throw root.problem("once-per", "first and practice-task do not go together");
    }
    if (rule.when().day() > 0 && !rule.when().first() && rule.oncePer() != Rule.OncePer.EVER) {
      boolean move =
          rule.when().condition().verbs().stream().anyMatch(v -> v.startsWith(RuleVerbs.PERSON));
      if (!move) {
        throw root.problem(
            "when", "day counts from one beginning: add first: true", List.of("first"));
      }
    }
  }
}
