package org.learnwire.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.learnwire.rules.Company;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.RuleBook;
import org.learnwire.rules.RuleExamples;
import org.learnwire.rules.RuleFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the examples that stand in a rule's own file. */
@Command(
    name = "test",
    description = "Runs the examples that stand in a rule's file.",
    mixinStandardHelpOptions = true)
final class RulesTestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "files with a rule")
  List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    boolean well = true;
    for (Path file : files) {
      well &= run(file);
    }
    return well ? ExitCode.WELL : ExitCode.COULD_NOT;
  }

  private static boolean run(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      System.err.println("learnwire: " + file + " is no file");
      return false;
    }
    RuleFile rule = new RuleFile(file.toString(), Files.readString(file));
    Company company = new Company(ZoneOffset.UTC, List.of("en"));
    RuleBook book = RuleBook.load(List.of(rule), LearningMap.empty(), company, Map.of());
    List<RuleExamples.Failure> failures = RuleExamples.check(book);
    int count = RuleExamples.count(book);
    failures.forEach(System.err::println);
    System.out.println(
        file
            + ": "
            + (count == 0
                ? "no examples; add some under examples:"
                : (count - failures.size()) + " of " + count + " examples hold"));
    return failures.isEmpty();
  }
}
