package org.learnwire.app.cli;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.ServerFile;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What waits for approval, and approving it. */
@Command(
    name = "plan",
    description = "What waits for approval, and approving it.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(
      names = "--approve",
      paramLabel = "all|ID,...",
      description = "approve everything, or these; drafts and proposals included")
  @Nullable String approve;

  @Option(names = "--json", description = "a JSON array on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    AppSettings read = settings.read();
    if (!Database.existsIn(read.journey().data())) {
      System.err.println("There is no data yet: run ./learnwire sync first.");
      return ExitCode.COULD_NOT;
    }
    return approve == null ? list(read) : approve(read, approve);
  }

  private int list(AppSettings read) throws Exception {
    try (Database looking = Database.openReadOnly(read.journey().data())) {
      PlanOutput output = new PlanOutput(System.out);
      Desk desk = new Desk(looking, Clock.systemUTC());
      if (json) {
        output.json(desk.plan());
      } else {
        output.text(desk.plan());
      }
      return ExitCode.WELL;
    }
  }

  /** Approves here, or asks the server that holds the data folder. */
  private int approve(AppSettings read, String which) throws Exception {
    Desk.Approved approved;
    try (Database database = Database.open(read.journey().data(), DatabaseOptions.standard())) {
      approved = approveHere(new Desk(database, Clock.systemUTC()), which);
    } catch (DataFolderInUse e) {
      approved = ServerFile.in(read.journey().data()).approve(which).orElseThrow(() -> e);
    }
    System.out.println(
        "Approved "
            + approved.count()
            + ". They are sent with the next pass, or at once by a"
            + " running server.");
    approved.left().forEach(line -> System.err.println("left: " + line));
    return approved.left().isEmpty() ? ExitCode.WELL : ExitCode.COULD_NOT;
  }

  private static Desk.Approved approveHere(Desk desk, String which) {
    String who = "command line, " + System.getProperty("user.name");
    if (which.equals("all")) {
      return desk.approveAll(who);
    }
    List<String> ids = Arrays.stream(which.split(",")).map(String::strip).toList();
    return desk.approve(ids, who);
  }
}
