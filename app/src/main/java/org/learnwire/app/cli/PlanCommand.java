package org.learnwire.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.ServerFile;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.ledger.Settlement;
import org.learnwire.routes.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What waits for approval, approving it, and settling what nobody knows the outcome of. */
@Command(
    name = "plan",
    description = "What waits for approval, and approving it.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(
      names = "--approve",
      paramLabel = "all|rule:NAME|FILE.csv|ID[@VERSION],...",
      description =
          "approve everything, what a rule decided, the lines with a yes in a file, or these; with"
              + " @VERSION only as they were shown")
  @Nullable String approve;

  @Option(
      names = "--settle",
      paramLabel = "ID",
      description = "say what became of one whose outcome is unknown; needs --found")
  @Nullable String settle;

  @Option(
      names = "--found",
      paramLabel = "FOUND",
      description =
          "what you found there: arrived, missing (send it again) or left (close it as it is)")
  @Nullable Found found;

  @Option(
      names = "--remote-id",
      paramLabel = "REMOTE",
      description = "the id of the goal that arrived: later progress on it needs it")
  @Nullable String remoteId;

  @Option(
      names = "--next-cycle",
      paramLabel = "all|ID,...",
      description = "plan what a frozen cycle holds, or these, for the cycle after it")
  @Nullable String nextCycle;

  @Option(names = "--json", description = "a JSON array on stdout")
  boolean json;

  /** What a person found when they looked in the other system. */
  enum Found {
    ARRIVED(Settlement.DONE, "Recorded as arrived: it is not sent again."),
    MISSING(Settlement.SEND_AGAIN, "Recorded as missing: it is sent again with the next pass."),
    LEFT(Settlement.CLOSED, "Closed as it is: it is not sent again.");

    private final Settlement settlement;
    private final String next;

    Found(Settlement settlement, String next) {
      this.settlement = settlement;
      this.next = next;
    }
  }

  @Option(names = "--csv", description = "a table for a spreadsheet on stdout; see --approve")
  boolean csv;

  @Override
  public Integer call() throws Exception {
    AppSettings read = settings.read();
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    if (settle != null && found == null) {
      System.err.println(
          "learnwire: --settle needs what you found: --found arrived, missing or left.");
      return ExitCode.COULD_NOT;
    }
    if (settle != null) {
      return settle(read, settle, found);
    }
    if (nextCycle != null) {
      return nextCycle(read, nextCycle);
    }
    return approve == null ? list(read) : approve(read, approve);
  }

  private int list(AppSettings read) throws Exception {
    try (Database looking = read.journey().place().openReadOnly()) {
      PlanOutput output = new PlanOutput(System.out);
      Desk desk = new Desk(looking, Clock.systemUTC());
      if (json) {
        output.json(desk.plan());
      } else if (csv) {
        output.csv(desk.plan());
      } else {
        output.text(desk.plan());
      }
      return ExitCode.WELL;
    }
  }

  private int approve(AppSettings read, String which) {
    String what = which.endsWith(".csv") ? PlanOutput.yesOf(Path.of(which)) : which;
    Desk.Approved approved =
        told(read, desk -> desk.approve(what, who()), server -> server.approve(what));
    System.out.println(
        "Approved "
            + approved.count()
            + ". They are sent with the next pass, or at once by a"
            + " running server.");
    approved.left().forEach(line -> System.err.println("left: " + line));
    return approved.left().isEmpty() ? ExitCode.WELL : ExitCode.COULD_NOT;
  }

  private int settle(AppSettings read, String id, Found what) {
    Optional<String> remote = Optional.ofNullable(remoteId);
    Desk.Approved settled =
        told(
            read,
            desk -> desk.settle(id, what.settlement, remote, who()),
            server -> server.settle(id, what.settlement, remote));
    if (settled.count() > 0) {
      System.out.println(what.next);
    }
    settled.left().forEach(System.err::println);
    return settled.count() > 0 ? ExitCode.WELL : ExitCode.COULD_NOT;
  }

  private int nextCycle(AppSettings read, String which) {
    Desk.Approved planned;
    try {
      planned = CyclesOutput.planForNext(read, which, who());
    } catch (DataFolderInUse e) {
      planned = ServerFile.in(read.journey().data()).nextCycle(which).orElseThrow(() -> e);
    }
    System.out.println("Planned " + planned.count() + " for the next cycle.");
    planned.left().forEach(line -> System.err.println("left: " + line));
    return planned.left().isEmpty() ? ExitCode.WELL : ExitCode.COULD_NOT;
  }

  /** Says it here, or to the server that holds the data folder. */
  private static Desk.Approved told(
      AppSettings read,
      Function<Desk, Desk.Approved> here,
      Function<ServerFile, Optional<Desk.Approved>> there) {
    try (Database database = read.journey().place().open(DatabaseOptions.standard())) {
      return here.apply(new Desk(database, Clock.systemUTC()));
    } catch (DataFolderInUse e) {
      return there.apply(ServerFile.in(read.journey().data())).orElseThrow(() -> e);
    }
  }

  private static String who() {
    return "command line, " + System.getProperty("user.name");
  }
}
