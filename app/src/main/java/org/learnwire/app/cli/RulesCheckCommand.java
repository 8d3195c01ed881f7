package org.learnwire.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.learnwire.rules.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads all rules of a configuration as a start would, and says what they are. */
@Command(
    name = "check",
    description = "Reads the rules as a start would: words, writes, contradictions, examples.",
    mixinStandardHelpOptions = true)
final class RulesCheckCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Override
  public Integer call() throws Exception {
    return OnACopy.look(
        settings.read().journey(),
        copy -> {
          for (RuleBook.Summary rule : copy.ruleDesk().rules()) {
            System.out.println(line(rule));
          }
          System.out.println(
              copy.ruleDesk().rules().size()
                  + " rules, "
                  + copy.ruleDesk().examples()
                  + " examples hold, no contradictions.");
          return ExitCode.WELL;
        });
  }

  private static String line(RuleBook.Summary rule) {
    return "%-32s %s via %s, %s%s"
        .formatted(
            rule.name(),
            rule.kind().write(),
            rule.via(),
            rule.mode().name().toLowerCase(Locale.ROOT),
            rule.about().isEmpty() ? "" : ": " + rule.about());
  }
}
