package org.learnwire.rules;

import java.io.StringReader;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a rule from YAML. The words are a closed list; whatever is not on it is refused. */
final class RuleReader {
  private static final List<String> WORDS =
      List.of(
          "rule",
          "about",
          "active-from",
          "when",
          "given",
          "absent",
          "then",
          "once-per",
          "examples");
  private static final String PROPOSED_GOAL = "proposed-goal";
  private static final Map<String, Rule.OncePer> ONCE_PER =
      Map.of(
          "path", Rule.OncePer.PATH,
          "practice-task", Rule.OncePer.PRACTICE_TASK,
          "month", Rule.OncePer.MONTH);

  private final String file;
  private final Section root;
  private final Company company;

  private RuleReader(RuleFile file, Company company) {
    this.file = file.name();
    this.root = new Section(file.name(), rootOf(file)).only(WORDS);
    this.company = company;
  }

  static Rule read(RuleFile file, Company company) {
    return new RuleReader(file, company).rule();
  }

  private static MappingNode rootOf(RuleFile file) {
    try {
      Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text(file));
      if (node instanceof MappingNode mapping) {
        return mapping;
      }
      throw new InvalidRule(file.name(), 1, "a rule begins with rule: NAME", WORDS);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InvalidRule(file.name(), line, "this is not YAML: " + e.getProblem(), List.of());
    }
  }

  private static StringReader text(RuleFile file) {
    return new StringReader(file.text());
  }

  private Rule rule() {
    String name = root.needText("rule");
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw root.problem("rule", "rule " + name + " needs lower-case words joined by hyphens");
    }
    Rule rule =
        new Rule(
            name,
            file,
            when(),
            given(),
            absent(),
            ThenReader.read(root.need("then")),
            oncePer(),
            root.moment("active-from", company.timeZone()).orElse(null),
            RuleExample.read(root.sections("examples")));
    return checked(rule);
  }

  private Rule checked(Rule rule) {
    boolean observed = rule.when().condition().verbs().contains(RuleVerbs.OBSERVED_APPLYING);
    boolean aboutTask = rule.when().condition().object() == Condition.About.PRACTICE_TASK;
    if (rule.then() instanceof Then.Recognise && !observed) {
      throw root.problem(
          "then", "recognise thanks for what was seen: when needs observed-applying");
    }
    if (rule.then() instanceof Then.UpdateGoal && !(rule.perTask() && rule.needsProposedGoal())) {
      throw root.problem(
          "then",
          "update-goal needs given: {proposed-goal: …} and once-per: {practice-task: true}");
    }
    if (rule.perTask() && !aboutTask) {
      throw root.problem("once-per", "once-per practice-task needs when: {object: practice-task}");
    }
    if (rule.when().first() && rule.perTask()) {
      throw root.problem("once-per", "first and practice-task do not go together");
    }
    return rule;
  }

  private Rule.When when() {
    Section when =
        root.need("when")
            .only(List.of("verb", "result.success", "object", "path-kind", "first", "by"));
    Map<String, String> kinds = new TreeMap<>();
    LearningMapCsv.KINDS.forEach(kind -> kinds.put(kind, kind));
    return new Rule.When(
        ConditionReader.condition(when, ConditionReader.verbs(when)),
        when.oneOf("path-kind", kinds).orElse(null),
        when.flag("first").orElse(false));
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
    List<String> known = new ArrayList<>(RuleVerbs.names());
    known.add(PROPOSED_GOAL);
    Set<String> verbs =
        RuleVerbs.iris(word).orElseThrow(() -> given.problem(word, "unknown word " + word, known));
    section.only(List.of("of", "within", "before", "object", "result.success", "by"));
    ConditionReader.samePath(section);
    Period within =
        section
            .period("within")
            .orElseThrow(() -> section.problem("within", "within is missing: say how long"));
    return new Rule.Given.Happened(
        word,
        ConditionReader.condition(section, verbs),
        within,
        section.flag("before").orElse(false));
  }

  private List<Rule.Absent> absent() {
    List<Rule.Absent> all = new ArrayList<>();
    root.section("absent").ifPresent(a -> a.keys().forEach(word -> all.add(absent(a, word))));
    return all;
  }

  private Rule.Absent absent(Section absent, String word) {
    Section section =
        absent.need(word).only(List.of("of", "for", "object", "result.success", "by"));
    ConditionReader.samePath(section);
    Period period =
        section
            .period("for")
            .orElseThrow(() -> section.problem("for", "for is missing: say how long"));
    return new Rule.Absent(
        word, ConditionReader.condition(section, ConditionReader.verb(absent, word, word)), period);
  }

  private Rule.OncePer oncePer() {
    Section once = root.need("once-per").only(ONCE_PER.keySet().stream().sorted().toList());
    if (once.keys().size() != 1 || !once.flag(once.keys().iterator().next()).orElse(false)) {
      throw root.problem("once-per", "once-per names one thing, like {path: true}");
    }
    return ONCE_PER.get(once.keys().iterator().next());
  }
}
