package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.ServerFile;
import org.learnwire.app.WritesRequest;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.ledger.Clash;
import org.learnwire.ledger.Stop;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.Desk;
import org.learnwire.routes.Journey;

/** Says it here, or to the server that holds the data folder, and prints what came of it. */
final class WritesOutput {
  private final AppSettings read;
  private final Clock clock;
  private final boolean json;

  WritesOutput(AppSettings read, Clock clock, boolean json) {
    this.read = read;
    this.clock = clock;
    this.json = json;
  }

  /** Whose value stands. */
  enum Keep {
    THEIRS,
    OURS
  }

  int stop(@Nullable String connection, String why) {
    return told(simple(WritesRequest.Act.STOP, connection, List.of(), null, why));
  }

  int resume(@Nullable String connection, String why) {
    return told(simple(WritesRequest.Act.RESUME, connection, List.of(), null, why));
  }

  int choose(String id, Keep keep, String why) {
    return told(
        simple(
            WritesRequest.Act.CHOOSE,
            null,
            List.of(id),
            keep == Keep.OURS ? Clash.Choice.OURS : Clash.Choice.THEIRS,
            why));
  }

  int status() throws Exception {
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    try (Database looking = read.journey().place().openReadOnly()) {
      List<Stop> stops = new Desk(looking, clock).stops().all();
      print(
          stops.isEmpty()
              ? List.of("Nothing is stopped.")
              : stops.stream().map(WritesOutput::text).toList());
      return ExitCode.WELL;
    }
  }

  private static String text(Stop stop) {
    return "%s: stopped since %s by %s%s"
        .formatted(
            stop.isAll() ? "all writing" : stop.connection(),
            stop.since(),
            stop.who(),
            stop.why().isBlank() ? "" : " (" + stop.why() + ")");
  }

  int undo(
      List<String> ids,
      @Nullable String batch,
      @Nullable String rule,
      @Nullable String connection,
      @Nullable Instant since,
      @Nullable Instant until,
      boolean yes,
      String why) {
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    if (ids.isEmpty() && batch == null && rule == null && since == null) {
      throw new IllegalArgumentException(
          "Say what is to be undone: --entry, --batch, --rule or --since.");
    }
    WritesRequest preview =
        new WritesRequest(
            WritesRequest.Act.UNDO,
            connection,
            ids,
            batch,
            rule,
            since,
            until,
            null,
            false,
            why,
            who());
    List<String> lines = answered(preview);
    print(lines);
    boolean something = lines.size() > 1 && !lines.get(0).startsWith("0 ");
    if (!something) {
      return ExitCode.COULD_NOT;
    }
    if (!yes && !consents()) {
      System.err.println("Nothing was undone.");
      return ExitCode.COULD_NOT;
    }
    print(
        answered(
            new WritesRequest(
                WritesRequest.Act.UNDO,
                connection,
                ids,
                batch,
                rule,
                since,
                until,
                null,
                true,
                why,
                who())));
    return ExitCode.WELL;
  }

  private static boolean consents() {
    System.err.print("Shall this be undone? Write yes: ");
    System.err.flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      String answer = in.readLine();
      return answer != null && answer.strip().equalsIgnoreCase("yes");
    } catch (IOException e) {
      throw new UncheckedIOException("nobody could be asked; --yes says it beforehand", e);
    }
  }

  private int told(WritesRequest request) {
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    print(answered(request));
    return ExitCode.WELL;
  }

  private static WritesRequest simple(
      WritesRequest.Act act,
      @Nullable String connection,
      List<String> ids,
      Clash.@Nullable Choice keep,
      String why) {
    return new WritesRequest(act, connection, ids, null, null, null, null, keep, true, why, who());
  }

  private List<String> answered(WritesRequest request) {
    try {
      return request.act() == WritesRequest.Act.UNDO ? undone(request) : simply(request);
    } catch (DataFolderInUse e) {
      return ServerFile.in(read.journey().data()).writes(request).orElseThrow(() -> e);
    }
  }

  private List<String> simply(WritesRequest request) {
    try (Database database = read.journey().place().open(DatabaseOptions.standard())) {
      return request.lines(new Desk(database, clock), connections());
    }
  }

  /** How a write is taken back stands with its connector. */
  private List<String> undone(WritesRequest request) {
    try (Journey journey = Journey.open(read.journey(), clock, DatabaseOptions.standard())) {
      return request.lines(journey.desk(), connections());
    }
  }

  private Collection<String> connections() {
    return read.journey().connections().stream().map(ConnectionSettings::name).toList();
  }

  private void print(List<String> lines) {
    if (json) {
      ArrayNode all = new ObjectMapper().createArrayNode();
      lines.forEach(all::add);
      System.out.println(all);
    } else {
      lines.forEach(System.out::println);
    }
  }

  private static String who() {
    return "command line, " + System.getProperty("user.name");
  }
}
