package org.learnwire.rules;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reason of a decision as one plain sentence: days, courses and tasks, never a name. */
final class Because {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /** Of many facts the first ones are told. */
  private static final int TOLD = 3;

  private static final Map<String, String> MOVES =
      Map.of(
          "joined", "Joined",
          "left", "Left",
          "changed-team", "Changed team",
          "new-manager", "Has a new manager since",
          "went-on-leave", "Went on leave",
          "came-back", "Came back");

  private final Rule rule;
  private final Ground ground;
  private final List<Kept> given;
  private final RuleContext context;

  Because(Rule rule, Ground ground, List<Kept> given, RuleContext context) {
    this.rule = rule;
    this.ground = ground;
    this.given = given;
    this.context = context;
  }

  String sentence() {
    StringBuilder sentence = new StringBuilder(what());
    List<Kept> told = given.stream().filter(Kept::isStatement).toList();
    for (Kept fact : told.subList(0, Math.min(TOLD, told.size()))) {
      sentence.append(", ").append(after(fact));
    }
    if (told.size() > TOLD) {
      sentence.append(", and ").append(told.size() - TOLD).append(" more");
    }
    if (rule.when().day() > 0) {
      sentence.append("; day ").append(rule.when().day()).append(" since");
    }
    if (rule.then() instanceof Then.UpdateGoal) {
      sentence.append(": ").append(share());
    }
    for (Rule.Absent absent : rule.absent()) {
      sentence.append("; ").append(missing(absent));
    }
    return sentence.append('.').toString();
  }

  private String what() {
    Kept fact = ground.fact();
    String on = " on " + DAY.format(context.date(fact));
    String verb = RuleVerbs.nameOf(fact.verb());
    if (MOVES.containsKey(verb)) {
      String said = MOVES.get(verb);
      return said.endsWith("since") ? said + " " + DAY.format(context.date(fact)) : said + on;
    }
    if (fact.verb().startsWith(RuleVerbs.GOAL)) {
      return "The goal of "
          + quoted(context.label(ground.path()))
          + " was "
          + fact.verb().substring(RuleVerbs.GOAL.length())
          + on;
    }
    if (verb.equals("observed-applying")) {
      String what = rule.perTask() && ground.task() != null ? quoted(ground.task()) : "it";
      return "Seen applying " + what + on + (fact.by() == null ? "" : " by an observer");
    }
    if (rule.when().first()) {
      return "Started " + quoted(context.label(ground.path())) + on;
    }
    return done(verb) + " " + quoted(title(fact)) + on;
  }

  private static String done(String verb) {
    String word = verb.equals("completed") ? "finished" : verb.replace('-', ' ');
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private String after(Kept fact) {
    LocalDate day = context.date(ground.fact());
    long days = ChronoUnit.DAYS.between(context.date(fact), day);
    String verb = RuleVerbs.nameOf(fact.verb());
    String doing =
        (verb.equals("completed") ? "finishing " : verb.replace('-', ' ') + " ")
            + quoted(title(fact));
    if (days == 0) {
      return "the same day as " + doing;
    }
    return days(Math.abs(days)) + (days > 0 ? " after " : " before ") + doing;
  }

  private String share() {
    int tasks = context.map().path(ground.path()).map(path -> path.tasks().size()).orElse(0);
    return ground.shown()
        + " of "
        + tasks
        + " practice tasks of "
        + quoted(context.label(ground.path()));
  }

  private String missing(Rule.Absent absent) {
    String nothing =
        absent.word().equals("observed-applying")
            ? "nobody has noted seeing it applied"
            : "nothing was " + absent.word().replace('-', ' ');
    return nothing + " in the " + absent.span().words(ground.end(context)) + " after";
  }

  private String title(Kept fact) {
    return fact.title() == null ? context.label(ground.path()) : fact.title();
  }

  private static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private static String quoted(@Nullable String words) {
    return "“" + words + "”";
  }
}
