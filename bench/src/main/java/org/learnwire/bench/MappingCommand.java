package org.learnwire.bench;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.learnwire.bench.mapping.MappingBenchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many records a core maps. */
@Command(
    name = "mapping",
    mixinStandardHelpOptions = true,
    description = "Mapping, validation and id of a record, per second on one thread (JMH).",
    sortOptions = false)
final class MappingCommand implements Callable<Integer> {
  @Option(
      names = "--forks",
      defaultValue = "2",
      description = "JVMs that it is measured in; default ${DEFAULT-VALUE}")
  int forks = 2;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "of each of five rounds; default ${DEFAULT-VALUE}")
  int seconds = 5;

  @Override
  public Integer call() throws Exception {
    Options options =
        new OptionsBuilder()
            .include(MappingBenchmark.class.getSimpleName())
            .forks(forks)
            .threads(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(seconds))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(seconds))
            .jvmArgs("-Xmx256m")
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    for (RunResult result : results) {
      System.out.printf(
          "mapping + validation + id: %.0f records/s per thread, ± %.0f (99.9 %%)%n",
          result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreError());
    }
    return 0;
  }
}
