package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.kit.Receipt;
import org.learnwire.ledger.Dispatch;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Outcome;
import org.learnwire.ledger.PlanLine;
import org.learnwire.ledger.ReceiptOutcome;
import org.learnwire.ledger.WriteClass;
import org.learnwire.routes.PassReport.Receipts;
import org.learnwire.routes.Spans.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is approved, each once. What it is about to send is durable before the request leaves,
 * so that a crash leaves an "unknown", which is looked up before anything is sent again. What is
 * about one target goes one after the other; targets go side by side, as many at once as their
 * connection allows, and no connection waits for another.
 */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final int BATCH = 50;

  private final Database database;
  private final Ledger ledger;
  private final WriteInputs inputs;
  private final ReceiptStatements statements;
  private final TargetCalls calls;
  private final Lanes lanes;
  private final Spans spans;
  private final Clock clock;
  private final BooleanSupplier stopping;
  private final TargetLook look;
  private final Recoveries recoveries;
  private volatile Instant lookedAt;

  Sender(
      Database database,
      Ledger ledger,
      WriteInputs inputs,
      ReceiptStatements statements,
      TargetCalls calls,
      Recoveries recoveries,
      Lanes lanes,
      Spans spans,
      Clock clock,
      BooleanSupplier stopping) {
    this.database = database;
    this.ledger = ledger;
    this.inputs = inputs;
    this.statements = statements;
    this.calls = calls;
    this.recoveries = recoveries;
    this.lanes = lanes;
    this.spans = spans;
    this.clock = clock;
    this.lookedAt = clock.instant();
    this.stopping = stopping;
    this.look = new TargetLook(calls::ask);
  }

  /** What a target did not take and is tried again, and what waits for one: a sentence each. */
  List<String> waiting() {
    Map<String, List<PlanLine>> approved =
        ledger.waiting().stream()
            .filter(line -> line.state() == EntryState.APPROVED && line.keptBack() == null)
            .collect(
                Collectors.groupingBy(PlanLine::connection, TreeMap::new, Collectors.toList()));
    List<String> all = new ArrayList<>();
    approved.forEach(
        (connection, lines) -> {
          List<PlanLine> tried = lines.stream().filter(PlanLine::triedAgain).toList();
          if (!tried.isEmpty()) {
            all.add(waiting(tried));
          }
          recoveries
              .words(connection)
              .ifPresent(
                  words ->
                      all.add(
                          "%s: %s; approved changes that wait: %d"
                              .formatted(connection, words, lines.size())));
        });
    return all;
  }

  /** Whether since it was asked last the time of something has come that waited for it. */
  boolean isDue() {
    Instant now = clock.instant();
    Instant before = lookedAt;
    lookedAt = now;
    return recoveries.fellDue(before, now) || ledger.fellDue(before, now);
  }

  private static String waiting(List<PlanLine> lines) {
    PlanLine last = lines.get(lines.size() - 1);
    return "%s: %s and %s tried again; the last answer: %s"
        .formatted(
            last.connection(),
            lines.size() == 1 ? "1 approved change waits" : lines.size() + " approved changes wait",
            lines.size() == 1 ? "is" : "are",
            last.message());
  }

  /** Looks up what is unknown, then sends until nothing more may be sent now. */
  Receipts send(Collection<Connected> connections) {
    return lanes.each(connections, connections.size(), this::send);
  }

  private Receipts send(Connected connection) {
    List<Dispatch> unknown = ledger.toLookUp(connection.name(), Integer.MAX_VALUE);
    Receipts receipts = each(connection, unknown, "look up", d -> lookUp(connection, d));
    Set<UUID> tried = new HashSet<>();
    while (true) {
      List<Dispatch> next =
          ledger.next(connection.name(), BATCH).stream().filter(d -> tried.add(d.id())).toList();
      if (next.isEmpty() || stopping.getAsBoolean()) {
        return receipts;
      }
      receipts = receipts.plus(each(connection, next, "send", d -> send(connection, d)));
    }
  }

  /** Each of another target, so that their order does not matter. */
  private Receipts each(
      Connected connection, List<Dispatch> all, String does, Function<Dispatch, Receipts> task) {
    return lanes.each(
        all,
        connection.connection().limits().concurrent(),
        dispatch ->
            stopping.getAsBoolean() ? Receipts.NONE : traced(connection, dispatch, does, task));
  }

  /** Carries on the trace of whoever approved it. */
  private Receipts traced(
      Connected connection, Dispatch dispatch, String does, Function<Dispatch, Receipts> task) {
    String name = does + " " + connection.name() + "/" + dispatch.writeName();
    try (Running span = spans.asking(name, dispatch.trace())) {
      span.with("learnwire.entry", dispatch.id().toString());
      return task.apply(dispatch);
    }
  }

  private Receipts send(Connected connection, Dispatch due) {
    if (!recoveries.mayGo(connection.name())) {
      return Receipts.NONE;
    }
    Optional<ObjectNode> known = inputs.of(connection, due);
    TargetLook.Seen seen =
        known.map(input -> look.at(connection, due, input)).orElse(TargetLook.Seen.NOTHING_TO_READ);
    if (seen.trouble() != null) {
      if (seen.silent()) {
        recoveries.failed(connection.name());
      }
      ledger.putOff(due.id(), seen.trouble());
      return Receipts.NONE;
    }
    Optional<Dispatch> taken = sending(due, seen);
    if (taken.isEmpty()) {
      return Receipts.NONE;
    }
    Dispatch dispatch = taken.get();
    Optional<ObjectNode> input = inputs.of(connection, dispatch);
    if (input.isEmpty()) {
      return settled(
          dispatch,
          ReceiptOutcome.REFUSED,
          null,
          "nobody in "
              + connection.name()
              + " is matched with this person: see the people who wait for review",
          null);
    }
    Receipt receipt =
        calls.ask("learnwire:" + connection.name() + "/" + dispatch.writeName(), input.get());
    return taken(connection, dispatch, receipt, input.get());
  }

  private Receipts lookUp(Connected connection, Dispatch dispatch) {
    Optional<ObjectNode> input = inputs.of(connection, dispatch);
    // What is harmless twice is not looked for over there.
    boolean asks = dispatch.writeClass() == WriteClass.LOOKUP;
    if (input.isEmpty() || (asks && !recoveries.mayGo(connection.name()))) {
      return Receipts.NONE;
    }
    Receipt receipt =
        calls.ask(
            "learnwire:" + connection.name() + "/" + dispatch.writeName() + "?lookup=true",
            input.get());
    Heard heard = new Heard(dispatch, receipt, connection.manifest().title());
    if (asks) {
      note(connection, heard);
    }
    return settled(dispatch, heard.found(), receipt.remoteId(), receipt.message(), input.get());
  }

  private Receipts taken(
      Connected connection, Dispatch dispatch, Receipt receipt, ObjectNode input) {
    Heard heard = new Heard(dispatch, receipt, connection.manifest().title());
    note(connection, heard);
    return settled(dispatch, heard.outcome(), receipt.remoteId(), heard.message(), input);
  }

  private void note(Connected connection, Heard heard) {
    heard
        .answered()
        .ifPresent(
            answered -> {
              if (answered) {
                recoveries.answered(connection.name());
              } else {
                recoveries.failed(connection.name());
              }
            });
  }

  private Receipts settled(
      Dispatch dispatch,
      ReceiptOutcome outcome,
      @Nullable String remoteId,
      String message,
      @Nullable ObjectNode sent) {
    Outcome done =
        database.write(
            "receipt",
            tx -> {
              Outcome after =
                  ledger.outcome(tx, dispatch.id(), outcome, remoteId, message, dispatch.fields());
              if (after.justDone()) {
                writeStatement(tx, dispatch, after);
              }
              return after;
            });
    EntryState state = done.entry().state();
    LOG.info(
        "{}/{} {}: {}", dispatch.connection(), dispatch.writeName(), dispatch.id(), state.word());
    return new Receipts(
        done.justDone() ? 1 : 0,
        state == EntryState.REFUSED ? 1 : 0,
        state == EntryState.UNKNOWN ? 1 : 0);
  }

  private void writeStatement(Tx tx, Dispatch dispatch, Outcome after) throws SQLException {
    if (after.entry().isUndo()) {
      statements.takeBack(tx, after.entry());
      return;
    }
    Optional<UUID> statement = statements.write(tx, dispatch, after.entry());
    if (statement.isPresent()) {
      ledger.receipt(tx, dispatch.id(), statement.get());
    }
  }

  /** What was not there any more is undone without a request, and said to be in the same unit. */
  private Optional<Dispatch> sending(Dispatch due, TargetLook.Seen seen) {
    return database.write(
        "send an entry",
        tx -> {
          Optional<Dispatch> taken = ledger.sending(due.id(), seen.theirs());
          Optional<Entry> undo =
              taken.isPresent() ? Optional.empty() : ledger.standing().find(due.id());
          if (undo.filter(e -> e.isUndo() && e.state() == EntryState.DONE).isPresent()) {
            statements.takeBack(tx, undo.get());
          }
          return taken;
        });
  }
}
