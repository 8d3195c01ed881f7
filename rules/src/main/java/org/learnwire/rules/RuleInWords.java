package org.learnwire.rules;

import static java.util.stream.Collectors.joining;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A rule as a person reads it: what it looks for, on whom, and what follows. */
final class RuleInWords {
  private static final Map<String, String> MOVES =
      Map.of(
          "joined", "joins",
          "left", "leaves",
          "changed-team", "changes team",
          "new-manager", "gets a new manager",
          "went-on-leave", "goes on leave",
          "came-back", "comes back from leave");
  private static final Map<Rule.OncePer, String> ONCE =
      Map.of(
          Rule.OncePer.PATH, "once for each path",
          Rule.OncePer.PRACTICE_TASK, "once for each practice task",
          Rule.OncePer.COURSE, "once for each course",
          Rule.OncePer.WEEK, "once a week and path",
          Rule.OncePer.MONTH, "once a month and path",
          Rule.OncePer.QUARTER, "once a quarter and path",
          Rule.OncePer.CYCLE, "once a review cycle and path",
          Rule.OncePer.YEAR, "once a year and path",
          Rule.OncePer.EVER, "once, ever");

  private final Rule rule;

  private RuleInWords(Rule rule) {
    this.rule = rule;
  }

  static List<RuleBook.Clause> of(Rule rule) {
    return new RuleInWords(rule).clauses();
  }

  private List<RuleBook.Clause> clauses() {
    List<RuleBook.Clause> all = new ArrayList<>();
    all.add(new RuleBook.Clause("When", when()));
    who().forEach(each -> all.add(new RuleBook.Clause("Only for", each)));
    rule.given().forEach(each -> all.add(new RuleBook.Clause("And", given(each))));
    rule.follows().forEach(each -> all.add(new RuleBook.Clause("And then", follows(each))));
    rule.absent().forEach(each -> all.add(new RuleBook.Clause("But not", absent(each))));
    all.add(new RuleBook.Clause("Then", then()));
    all.add(new RuleBook.Clause("How often", often()));
    return all;
  }

  private String when() {
    String verb = rule.when().condition().verbs().iterator().next();
    String said = ConditionInWords.of(rule.when().condition());
    String ground =
        verb.startsWith(RuleVerbs.PERSON)
            ? "somebody " + moves()
            : verb.startsWith(RuleVerbs.GOAL)
                ? "a goal is " + goalStates() + ConditionInWords.where(rule.when().condition())
                : said;
    String first = rule.when().first() ? ", for the first time in the path" : "";
    String day = rule.when().day() > 0 ? ", " + days(rule.when().day()) + " later" : "";
    return ground + first + day;
  }

  private String moves() {
    return sorted(rule.when().condition().verbs()).stream()
        .map(verb -> MOVES.get(verb.substring(RuleVerbs.PERSON.length())))
        .collect(joining(" or "));
  }

  private String goalStates() {
    return sorted(rule.when().condition().verbs()).stream()
        .map(verb -> verb.substring(RuleVerbs.GOAL.length()))
        .collect(joining(" or "));
  }

  private List<String> who() {
    Who who = rule.who();
    List<String> all = new ArrayList<>();
    if (!who.team().isEmpty()) {
      all.add("people of team " + ConditionInWords.some(who.team()));
    }
    if (!who.site().isEmpty()) {
      all.add("people of site " + ConditionInWords.some(who.site()));
    }
    if (!who.status().isEmpty()) {
      all.add(
          "people who are "
              + ConditionInWords.some(who.status().stream().map(RuleInWords::word).toList()));
    }
    if (who.hasManager() != null) {
      all.add(who.hasManager() ? "people with a manager" : "people without a manager");
    }
    if (who.tenureAtLeast() != null) {
      all.add("people who joined at least " + span(Span.of(who.tenureAtLeast())) + " ago");
    }
    if (who.tenureAtMost() != null) {
      all.add("people who joined at most " + span(Span.of(who.tenureAtMost())) + " ago");
    }
    if (!who.cohort().isEmpty()) {
      all.add("members of " + ConditionInWords.some(who.cohort()));
    }
    if (!who.phase().isEmpty()) {
      all.add("the time of phase " + ConditionInWords.some(who.phase()));
    }
    return all;
  }

  private static String given(Rule.Given given) {
    if (given instanceof Rule.Given.GoalProposed) {
      return "a goal was proposed for the same path";
    }
    if (given instanceof Rule.Given.GoalStands goal) {
      return "the goal of the same path is " + goal.word();
    }
    Rule.Given.Happened happened = (Rule.Given.Happened) given;
    String often = happened.atLeast() > 1 ? ", at least " + happened.atLeast() + " times" : "";
    String side =
        switch (happened.side()) {
          case BEFORE -> " before";
          case AFTER -> " after";
          case AROUND -> " before or after";
        };
    return ConditionInWords.of(happened.condition())
        + often
        + ", "
        + of(happened.of())
        + ", in the "
        + span(happened.within())
        + side;
  }

  private static String follows(Rule.Follows step) {
    return ConditionInWords.of(step.condition())
        + ", "
        + of(step.of())
        + ", within "
        + span(step.within());
  }

  private static String absent(Rule.Absent absent) {
    String reads =
        absent.reads().isEmpty() ? "every connection" : ConditionInWords.some(absent.reads());
    return ConditionInWords.of(absent.condition())
        + ", "
        + of(absent.of())
        + ", for "
        + span(absent.span())
        + "; said only when "
        + reads
        + " has been read beyond that day";
  }

  private static String of(Rule.Of of) {
    return switch (of) {
      case SAME_PATH -> "for the same path";
      case SAME_COURSE -> "for the same course";
      case ANYTHING -> "for anything";
    };
  }

  private String then() {
    Then then = rule.then();
    String via = " through " + then.via();
    if (then instanceof Then.Nudge nudge) {
      return "a message to the " + nudge.to() + via + asked();
    }
    String what =
        switch (then.kind()) {
          case ProposeGoal -> "a goal is proposed";
          case UpdateGoal -> "the goal moves on by the share of practice tasks shown";
          case CloseGoal -> "the goal is closed as reached";
          case GrantRecognition -> "thanks from whoever observed it";
          case RecordLearning -> "the course goes into the training record";
          case AttachEvidence -> "a sentence goes to the evidence of the review";
          case SendScore -> "the score is sent";
          case Nudge -> "a message";
        };
    return what + via + asked();
  }

  private String asked() {
    return switch (rule.then().mode()) {
      case PROPOSAL -> ", once the learner has accepted" + others();
      case DRAFT -> ", as a draft that a person sends";
      case DIRECT ->
          rule.then().kind() == DecisionKind.GrantRecognition
              ? ", unasked where the person has chosen so, else as a draft"
              : "";
    };
  }

  /** Those who are asked after the learner, where the rule names them. */
  private String others() {
    List<String> all =
        rule.then().approve().stream()
            .skip(1)
            .map(word -> word.equals("hr") ? "HR" : "the manager")
            .toList();
    return all.isEmpty() ? "" : ", then " + String.join(" and ", all);
  }

  private String often() {
    String grace =
        rule.grace() == null
            ? ""
            : "; what comes more than " + span(Span.of(rule.grace())) + " late does not count";
    return ONCE.get(rule.oncePer()) + grace;
  }

  private static List<String> sorted(Collection<String> verbs) {
    return verbs.stream().sorted().toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String span(Span span) {
    if (span.workingDays() > 0) {
      return span.workingDays() == 1 ? "working day" : span.workingDays() + " working days";
    }
    return period(span.period());
  }

  private static String period(Period period) {
    List<String> parts = new ArrayList<>();
    part(parts, period.getYears(), "year");
    part(parts, period.getMonths(), "month");
    part(parts, period.getDays(), "day");
    return String.join(" and ", parts);
  }

  private static void part(List<String> parts, int number, String unit) {
    if (number != 0) {
      parts.add(number == 1 ? "1 " + unit : number + " " + unit + "s");
    }
  }

  private static String days(int number) {
    return number == 1 ? "1 day" : number + " days";
  }
}
