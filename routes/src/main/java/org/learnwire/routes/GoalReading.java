package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.ledger.GoalReads;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.SeenGoal;
import org.learnwire.ledger.SeenGoals;
import org.learnwire.rules.LearningMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back the goals of those people of whom we have a goal there, or want to set one: before it
 * is sent, and once a day from then on. A goal that people made themselves is never doubled.
 */
final class GoalReading {
  private static final Logger LOG = LoggerFactory.getLogger(GoalReading.class);
  private static final Duration EVERY = Duration.ofDays(1);

  /** People in one pass and connection: sending does not wait long for it. */
  private static final int MOST = 25;

  private final Database database;
  private final Clock clock;
  private final Connections connections;
  private final Ledger ledger;
  private final SeenGoals goals;
  private final GoalReads reads;
  private final WriteInputs inputs;
  private final TargetCalls calls;
  private final Recoveries recoveries;
  private final LearningMap map;
  private final BooleanSupplier stopping;

  GoalReading(
      Database database,
      Clock clock,
      Connections connections,
      Ledger ledger,
      WriteInputs inputs,
      TargetCalls calls,
      Recoveries recoveries,
      LearningMap map,
      BooleanSupplier stopping) {
    this.database = database;
    this.clock = clock;
    this.connections = connections;
    this.ledger = ledger;
    this.goals = new SeenGoals(database);
    this.reads = new GoalReads(database);
    this.inputs = inputs;
    this.calls = calls;
    this.recoveries = recoveries;
    this.map = map;
    this.stopping = stopping;
  }

  void run() {
    for (Connected each : connections.all()) {
      if (each.writes() && TargetLook.reads(each, TargetLook.READ)) {
        read(each);
      }
    }
  }

  private void read(Connected connected) {
    for (String person : reads.due(connected.name(), clock.instant().minus(EVERY), MOST)) {
      boolean goesOn =
          !stopping.getAsBoolean()
              && recoveries.isWell(connected.name())
              && read(connected, person);
      if (!goesOn) {
        return;
      }
    }
  }

  /** Whether the next one may be asked for. */
  private boolean read(Connected connected, String person) {
    Optional<ObjectNode> owner = inputs.owner(connected, person);
    if (owner.isEmpty()) {
      looked(connected, person);
      return true;
    }
    Receipt receipt =
        calls.ask("learnwire:" + connected.name() + "/" + TargetLook.READ, owner.get());
    if (receipt.state() == Receipt.State.DONE) {
      take(connected, person, receipt);
      return true;
    }
    if (receipt.error() == ErrorWord.NOT_FOUND) {
      looked(connected, person);
      return true;
    }
    if (Heard.isSilence(receipt.error())) {
      recoveries.failed(connected.name());
    }
    if (receipt.error() != ErrorWord.UNSUPPORTED) {
      LOG.warn("{}: goals could not be read: {}", connected.name(), receipt.message());
    }
    return false;
  }

  private void looked(Connected connected, String person) {
    database.write(
        "goals looked for",
        tx -> {
          GoalReads.looked(tx, connected.name(), person, clock.instant());
          return null;
        });
  }

  private void take(Connected connected, String person, Receipt receipt) {
    List<ObjectNode> shown = new ArrayList<>();
    for (JsonNode record : receipt.json().path("records")) {
      if (record instanceof ObjectNode goal) {
        shown.add(goal);
      }
    }
    database.write(
        "goals seen",
        tx -> {
          goals.take(tx, connected.name(), person, shown, this::titled, clock.instant());
          for (SeenGoal goal : SeenGoals.of(tx, List.of(person))) {
            letGo(tx, connected, goal);
          }
          return null;
        });
  }

  /** What was to be made is there: somebody was faster. */
  private void letGo(Tx tx, Connected connected, SeenGoal goal) throws SQLException {
    if (goal.isOurs() || goal.path() == null || !goal.connection().equals(connected.name())) {
      return;
    }
    List<UUID> waiting =
        tx.list(
            "select id from entry where connection = ? and person_id = ? and subject = ?"
                + " and write_name = 'goal.create' and undoes is null and attempts = 0"
                + " and state in ('proposed', 'pending', 'approved')",
            row -> UUID.fromString(row.getString(1)),
            connected.name(),
            goal.personId(),
            goal.path());
    ledger.cancel(tx, waiting, "ledger", OneGoal.madeThere(connected.name()));
  }

  /** A path by its name or the title of its goal, as people read them. */
  private Optional<String> titled(String title) {
    String wanted = plain(title);
    return map.paths().stream()
        .filter(
            path ->
                plain(path.label()).equals(wanted)
                    || path.goalTitles().values().stream().anyMatch(t -> plain(t).equals(wanted)))
        .map(path -> path.name())
        .findFirst()
        .filter(path -> !wanted.isEmpty());
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
