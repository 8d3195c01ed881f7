package org.learnwire.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a rule from YAML. The words are a closed list; whatever is not on it is refused. */
final class RuleReader {
  private static final List<String> WORDS =
      List.of(
          "rule",
          "about",
          "active-from",
          "allow-completion",
          "grace",
          "who",
          "when",
          "given",
          "then-follows",
          "absent",
          "then",
          "once-per",
          "examples");
  private static final String PROPOSED_GOAL = "proposed-goal";
  private static final String GOAL = "goal";
  private static final Map<String, Rule.OncePer> ONCE_PER = oncePerWords();

  private final String file;
  private final Section root;
  private final Company company;

  private RuleReader(RuleFile file, Company company) {
    this.file = file.name();
    this.root = Section.root(file, "a rule begins with rule: NAME", WORDS).only(WORDS);
    this.company = company;
  }

  private static Map<String, Rule.OncePer> oncePerWords() {
    Map<String, Rule.OncePer> words = new LinkedHashMap<>();
    for (Rule.OncePer each : Rule.OncePer.values()) {
      words.put(each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), each);
    }
    return words;
  }

  static Rule read(RuleFile file, Company company) {
    return new RuleReader(file, company).rule();
  }

  private Rule rule() {
    String name = root.needText("rule");
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw root.problem("rule", "rule " + name + " needs lower-case words joined by hyphens");
    }
    Rule rule =
        new Rule(
            name,
            root.text("about").orElse(""),
            file,
            WhenReader.when(root.need("when")),
            WhenReader.who(root, company.programmes()),
            given(),
            follows(),
            absent(),
            ThenReader.read(root.need("then")),
            oncePer(),
            root.period("grace").orElse(null),
            root.moment("active-from", company.timeZone()).orElse(null),
            RuleExample.read(root.sections("examples")));
    RuleSense.check(rule, root);
    return rule;
  }

  private List<Rule.Given> given() {
    List<Rule.Given> all = new ArrayList<>();
    root.section("given").ifPresent(g -> g.keys().forEach(word -> all.add(given(g, word))));
    return all;
  }

  private Rule.Given given(Section given, String word) {
    Section section = given.need(word);
    if (word.equals(PROPOSED_GOAL)) {
      ConditionReader.samePath(section.only(List.of("of")));
      return new Rule.Given.GoalProposed();
    }
    if (word.equals(GOAL)) {
      ConditionReader.samePath(section.only(List.of("of", "state")));
      Map<String, String> states = new LinkedHashMap<>();
      RuleVerbs.GOAL_WORDS.forEach(state -> states.put(state, RuleVerbs.GOAL + state));
      String state = section.needText("state");
      return new Rule.Given.GoalStands(state, section.oneOf("state", states).orElseThrow());
    }
    Set<String> verbs = verbs(given, word);
    section.only(ConditionReader.wordsAnd("of", "within", "before", "after", "at-least"));
    Rule.Of of = ConditionReader.of(section);
    Span within =
        section
            .span("within")
            .orElseThrow(() -> section.problem("within", "within is missing: say how long"));
    int atLeast = section.number("at-least").orElse(1);
    if (atLeast < 1) {
      throw section.problem("at-least", "at-least needs a whole number from 1 on");
    }
    return new Rule.Given.Happened(
        word,
        ConditionReader.condition(section, verbs, ConditionReader.usual(of)),
        of,
        within,
        side(section),
        atLeast);
  }

  private static Rule.Side side(Section section) {
    boolean before = section.flag("before").orElse(false);
    boolean after = section.flag("after").orElse(false);
    if (before && after) {
      throw section.problem("after", "before and after leave nothing; leave both out for around");
    }
    return before ? Rule.Side.BEFORE : after ? Rule.Side.AFTER : Rule.Side.AROUND;
  }

  private static Set<String> verbs(Section given, String word) {
    List<String> known = new ArrayList<>(RuleVerbs.names());
    known.add(PROPOSED_GOAL);
    known.add(GOAL);
    return RuleVerbs.iris(word)
        .orElseThrow(() -> given.problem(word, "unknown word " + word, known));
  }

  private List<Rule.Follows> follows() {
    List<Rule.Follows> all = new ArrayList<>();
    for (Section step : root.sections("then-follows")) {
      if (step.keys().size() != 1) {
        throw step.problem("", "a step of then-follows is one verb", RuleVerbs.names());
      }
      String word = step.keys().iterator().next();
      Set<String> verbs = ConditionReader.verb(step, word, word);
      Section section = step.need(word).only(ConditionReader.wordsAnd("of", "within"));
      Rule.Of of = ConditionReader.of(section);
      all.add(
          new Rule.Follows(
              word,
              ConditionReader.condition(section, verbs, ConditionReader.usual(of)),
              of,
              section
                  .span("within")
                  .orElseThrow(
                      () -> section.problem("within", "within is missing: say how long"))));
    }
    return all;
  }

  private List<Rule.Absent> absent() {
    List<Rule.Absent> all = new ArrayList<>();
    root.section("absent").ifPresent(a -> a.keys().forEach(word -> all.add(absent(a, word))));
    return all;
  }

  private Rule.Absent absent(Section absent, String word) {
    Section section = absent.need(word).only(ConditionReader.wordsAnd("of", "for", "reads"));
    Rule.Of of = ConditionReader.of(section);
    Span span =
        section
            .span("for")
            .orElseThrow(() -> section.problem("for", "for is missing: say how long"));
    Set<String> verbs = ConditionReader.verb(absent, word, word);
    return new Rule.Absent(
        word,
        ConditionReader.condition(section, verbs, ConditionReader.usual(of)),
        of,
        span,
        Set.copyOf(section.words("reads")));
  }

  private Rule.OncePer oncePer() {
    Section once = root.need("once-per").only(ONCE_PER.keySet().stream().sorted().toList());
    if (once.keys().size() != 1 || !once.flag(once.keys().iterator().next()).orElse(false)) {
      throw root.problem("once-per", "once-per names one thing, like {path: true}");
    }
    return ONCE_PER.get(once.keys().iterator().next());
  }
}
