package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.ledger.Dispatch;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Outcome;
import org.learnwire.ledger.PlanLine;
import org.learnwire.ledger.ReceiptOutcome;
import org.learnwire.routes.PassReport.Receipts;

/**
 * Sends what is approved, each once. What it is about to send is durable before the request leaves,
 * so that a crash leaves an "unknown", which is looked up before anything is sent again.
 */
final class Sender {
  private static final int BATCH = 50;

  private final Database database;
  private final Ledger ledger;
  private final WriteInputs inputs;
  private final ReceiptStatements statements;
  private final ProducerTemplate producer;
  private final BooleanSupplier stopping;
  private final TargetLook look;

  Sender(
      Database database,
      Ledger ledger,
      WriteInputs inputs,
      ReceiptStatements statements,
      ProducerTemplate producer,
      BooleanSupplier stopping) {
    this.database = database;
    this.ledger = ledger;
    this.inputs = inputs;
    this.statements = statements;
    this.producer = producer;
    this.stopping = stopping;
    this.look = new TargetLook(this::asked);
  }

  /** What a target did not take and is tried again: a sentence per connection. */
  List<String> waiting() {
    Map<String, List<PlanLine>> tried =
        ledger.waiting().stream()
            .filter(PlanLine::triedAgain)
            .collect(
                Collectors.groupingBy(PlanLine::connection, TreeMap::new, Collectors.toList()));
    return tried.values().stream().map(Sender::waiting).toList();
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
  Receipts send(Connected connection) {
    Receipts receipts = Receipts.NONE;
    for (Dispatch unknown : ledger.toLookUp(connection.name(), Integer.MAX_VALUE)) {
      receipts = receipts.plus(lookUp(connection, unknown));
    }
    Set<UUID> tried = new HashSet<>();
    while (true) {
      List<Dispatch> next =
          ledger.next(connection.name(), BATCH).stream().filter(d -> tried.add(d.id())).toList();
      if (next.isEmpty()) {
        return receipts;
      }
      for (Dispatch dispatch : next) {
        if (stopping.getAsBoolean()) {
          return receipts;
        }
        receipts = receipts.plus(send(connection, dispatch));
      }
    }
  }

  private Receipts send(Connected connection, Dispatch due) {
    Optional<ObjectNode> known = inputs.of(connection, due);
    TargetLook.Seen seen =
        known.map(input -> look.at(connection, due, input)).orElse(TargetLook.Seen.NOTHING_TO_READ);
    if (seen.trouble() != null) {
      ledger.putOff(due.id(), seen.trouble());
      return Receipts.NONE;
    }
    Optional<Dispatch> taken = ledger.sending(due.id(), seen.theirs());
    if (taken.isEmpty()) {
      takenBackAlready(due.id());
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
        asked("learnwire:" + connection.name() + "/" + dispatch.writeName(), input.get());
    return taken(dispatch, receipt, input.get());
  }

  private Receipts lookUp(Connected connection, Dispatch dispatch) {
    Optional<ObjectNode> input = inputs.of(connection, dispatch);
    if (input.isEmpty()) {
      return Receipts.NONE;
    }
    Receipt receipt =
        asked(
            "learnwire:" + connection.name() + "/" + dispatch.writeName() + "?lookup=true",
            input.get());
    return receipt.state() == Receipt.State.UNKNOWN
        ? Receipts.NONE
        : taken(dispatch, receipt, input.get());
  }

  private Receipt asked(String uri, ObjectNode input) {
    try {
      return producer.requestBody(uri, input, Receipt.class);
    } catch (CamelExecutionException e) {
      // The kit answers with receipts; whatever else happens, nobody knows what became of it.
      return new Receipt(
          Receipt.State.UNKNOWN,
          null,
          ErrorWord.TRANSIENT,
          "sending failed in an unforeseen way: " + e.getCause(),
          Json.object());
    }
  }

  private Receipts taken(Dispatch dispatch, Receipt receipt, ObjectNode input) {
    ReceiptOutcome outcome =
        switch (receipt.state()) {
          case DONE -> ReceiptOutcome.DONE;
          case UNKNOWN -> ReceiptOutcome.UNKNOWN;
          case ABSENT -> ReceiptOutcome.ABSENT;
          case REFUSED -> receipt.mayBeSentAgain() ? ReceiptOutcome.ABSENT : ReceiptOutcome.REFUSED;
        };
    return settled(dispatch, outcome, receipt.remoteId(), receipt.message(), input);
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

  /** It was not there any more: undone without a request. */
  private void takenBackAlready(UUID id) {
    Optional<Entry> entry = ledger.find(id).filter(e -> e.isUndo() && e.state() == EntryState.DONE);
    if (entry.isPresent()) {
      database.write(
          "take back",
          tx -> {
            statements.takeBack(tx, entry.get());
            return null;
          });
    }
  }
}
