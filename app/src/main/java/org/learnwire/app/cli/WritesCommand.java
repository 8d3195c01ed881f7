package org.learnwire.app.cli;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.settings.AppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** Stopping and resuming all writing, choosing in a conflict, and taking back what was done. */
@Command(
    name = "writes",
    description = "Stop and resume writing, choose in a conflict, take back what was done.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class WritesCommand {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(
      names = "--why",
      scope = ScopeType.INHERIT,
      defaultValue = "",
      description = "a reason, for the history")
  String why = "";

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "JSON on stdout")
  boolean json;

  @Command(
      name = "stop",
      description = "Nothing more is written, from this second on, until it is resumed.",
      mixinStandardHelpOptions = true)
  int stop(
      @Parameters(arity = "0..1", paramLabel = "CONNECTION", description = "only to this one")
          @Nullable String connection) {
    return output().stop(connection, why);
  }

  @Command(
      name = "resume",
      description = "Writing goes on; what has become pointless is cancelled.",
      mixinStandardHelpOptions = true)
  int resume(
      @Parameters(arity = "0..1", paramLabel = "CONNECTION", description = "only to this one")
          @Nullable String connection) {
    return output().resume(connection, why);
  }

  @Command(
      name = "status",
      description = "What is stopped, since when and by whom.",
      mixinStandardHelpOptions = true)
  int status() throws Exception {
    return output().status();
  }

  @Command(
      name = "choose",
      description = "Whose value stands after a conflict: theirs or ours.",
      mixinStandardHelpOptions = true)
  int choose(
      @Parameters(paramLabel = "ID", description = "its id in plan, or how it begins") String id,
      @Option(names = "--keep", required = true, paramLabel = "theirs|ours", description = "whose")
          WritesOutput.Keep keep) {
    return output().choose(id, keep, why);
  }

  @Command(
      name = "undo",
      description = "Take back what was done: first says what that does, then asks.",
      mixinStandardHelpOptions = true)
  int undo(
      @Option(names = "--entry", paramLabel = "ID,...", description = "these entries")
          @Nullable String ids,
      @Option(names = "--batch", paramLabel = "BATCH", description = "approved together")
          @Nullable String batch,
      @Option(names = "--rule", paramLabel = "RULE", description = "decided by this rule")
          @Nullable String rule,
      @Option(names = "--connection", paramLabel = "NAME", description = "written to this one")
          @Nullable String connection,
      @Option(names = "--since", paramLabel = "TIME", description = "done from then on")
          @Nullable String since,
      @Option(names = "--until", paramLabel = "TIME", description = "done before then")
          @Nullable String until,
      @Option(names = "--yes", description = "do it without asking") boolean yes) {
    AppSettings read = settings.read();
    List<String> entries =
        ids == null ? List.of() : Arrays.stream(ids.split(",")).map(String::strip).toList();
    return output(read)
        .undo(
            entries,
            batch,
            rule,
            connection,
            Moments.read("--since", since, read.journey().zone()).orElse(null),
            Moments.read("--until", until, read.journey().zone()).orElse(null),
            yes,
            why);
  }

  private WritesOutput output() {
    return output(settings.read());
  }

  private WritesOutput output(AppSettings read) {
    return new WritesOutput(read, Clock.systemUTC(), json);
  }
}
