package org.learnwire.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.routes.RuleDesk;
import org.learnwire.rules.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the rules would have done, had they been switched on earlier. */
@Command(
    name = "backtest",
    description = "What the rules would have decided since a day; on a copy, nothing is written.",
    mixinStandardHelpOptions = true)
final class RulesBacktestCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(
      names = "--since",
      required = true,
      paramLabel = "DAY",
      description = "a date like 2026-09-01, or a period back like -P3M")
  String since = "";

  @Option(names = "--rule", paramLabel = "NAME", description = "only this rule")
  String only = "";

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "decisions to show; default ${DEFAULT-VALUE}")
  int limit = 20;

  @Override
  public Integer call() throws Exception {
    AppSettings read = settings.read();
    ZoneId zone = read.journey().zone();
    Instant from;
    try {
      from = moment(since, zone);
    } catch (DateTimeException e) {
      System.err.println("learnwire: --since needs a date like 2026-09-01, or -P3M");
      return ExitCode.COULD_NOT;
    }
    return OnACopy.look(
        read.journey(),
        copy -> {
          List<String> names =
              copy.ruleDesk().rules().stream().map(RuleBook.Summary::name).toList();
          if (!only.isEmpty() && !names.contains(only)) {
            System.err.println(
                "learnwire: there is no rule " + only + "; there are " + String.join(", ", names));
            return ExitCode.COULD_NOT;
          }
          print(copy.ruleDesk().backtest(from), names, zone);
          return ExitCode.WELL;
        });
  }

  private static Instant moment(String text, ZoneId zone) {
    LocalDate day =
        text.startsWith("-P")
            ? LocalDate.now(zone).minus(Period.parse(text.substring(1)))
            : LocalDate.parse(text);
    return day.atStartOfDay(zone).toInstant();
  }

  private void print(RuleDesk.Backtest backtest, List<String> names, ZoneId zone) {
    List<RuleDesk.Line> lines =
        backtest.decided().stream()
            .filter(line -> only.isEmpty() || line.rule().equals(only))
            .toList();
    Map<String, Long> counts =
        lines.stream()
            .collect(
                Collectors.groupingBy(RuleDesk.Line::rule, TreeMap::new, Collectors.counting()));
    names.stream()
        .filter(name -> only.isEmpty() || name.equals(only))
        .forEach(
            name -> System.out.println("%-40s %d".formatted(name, counts.getOrDefault(name, 0L))));
    for (RuleDesk.Line line : lines.subList(0, Math.min(limit, lines.size()))) {
      System.out.println(
          "  %s  %s  %s: %s"
              .formatted(
                  line.at().atZone(zone).toLocalDate(),
                  line.person(),
                  line.rule(),
                  line.because()));
    }
    System.out.println(
        lines.size()
            + " decisions would stand; "
            + backtest.withdrawn()
            + " taken back by what was heard of later. Nothing was written.");
  }
}
