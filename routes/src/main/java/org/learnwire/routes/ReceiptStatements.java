package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Dispatch;
import org.learnwire.ledger.Entry;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.people.People;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.ActivityTypes;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.Verbs;

/** Says in the store what has really happened: a goal was set or moved, somebody was thanked. */
final class ReceiptStatements {
  static final String SOURCE = "learnwire";
  private static final String GOALS = "https://w3id.org/learnwire/goals/";

  private final Clock clock;
  private final StatementStore store;
  private final People people;
  private final Connections connections;

  ReceiptStatements(Clock clock, StatementStore store, People people, Connections connections) {
    this.clock = clock;
    this.store = store;
    this.people = people;
    this.connections = connections;
  }

  /** Writes the statement of a receipt; messages and training records leave none. */
  Optional<UUID> write(Tx tx, Dispatch dispatch, Entry entry) throws SQLException {
    Optional<Statement> statement =
        switch (dispatch.writeName()) {
          case "goal.create" -> Optional.of(goal(dispatch, entry, false));
          case "goal.progress" -> Optional.of(goal(dispatch, entry, true));
          case "recognition.give" -> Optional.of(recognition(dispatch));
          default -> Optional.empty();
        };
    if (statement.isEmpty()) {
      return Optional.empty();
    }
    Statement receipt = statement.get();
    store.store(tx, receipt, Origin.RECEIPT, StoreOptions.from(SOURCE));
    return receipt.id();
  }

  /** What is undone has not happened: the statements of its receipts are voided. */
  void takeBack(Tx tx, Entry undo) throws SQLException {
    List<UUID> told =
        tx.list(
            "select statement_id from entry where connection = ? and target = ?"
                + " and state = 'undone' and statement_id is not null",
            row -> UUID.fromString(row.getString(1)),
            undo.connection(),
            undo.target());
    for (UUID statement : told) {
      store.voidStatement(
          tx,
          statement,
          Uuids.v5(Uuids.NS_LEARNWIRE, "undone", statement.toString()),
          Agent.account(StoreOptions.HOME_PAGE, SOURCE),
          "undone at the target",
          clock.instant());
    }
  }

  private Statement goal(Dispatch dispatch, Entry entry, boolean progressed) {
    Activity goal =
        Activity.of(GOALS + dispatch.connection() + "/" + entry.remoteId())
            .typed(ActivityTypes.GOAL);
    String title = dispatch.fields().path("title").asText("");
    Result result = Result.empty();
    if (progressed) {
      double percent = dispatch.fields().path("progressPercent").asDouble();
      result =
          result.withExtension(
              "https://w3id.org/xapi/cmi5/result/extensions/progress",
              Json.MAPPER.getNodeFactory().numberNode(Math.round(percent)));
    }
    return Statement.builder()
        .id(Uuids.v5(Uuids.NS_LEARNWIRE, "receipt", dispatch.id().toString()))
        .actor(learner(dispatch))
        .verb(progressed ? Verbs.GOAL_PROGRESSED : Verbs.GOAL_SET)
        .object(title.isEmpty() ? goal : goal.named("en", title))
        .result(result.withSuccess(true))
        .timestamp(clock.instant())
        .build();
  }

  private Statement recognition(Dispatch dispatch) {
    return Statement.builder()
        .id(Uuids.v5(Uuids.NS_LEARNWIRE, "receipt", dispatch.id().toString()))
        .actor(learner(dispatch))
        .verb(Verbs.RECOGNISED)
        .object(
            Activity.of("https://w3id.org/learnwire/recognition/" + dispatch.id())
                .typed(ActivityTypes.PERFORMANCE)
                .named("en", "Recognition"))
        .result(Result.empty().withResponse(dispatch.fields().path("text").asText()))
        .timestamp(clock.instant())
        .build();
  }

  /** The person under the account that the first HR connection knows them by. */
  private Agent learner(Dispatch dispatch) {
    for (Connected connected : connections.all()) {
      Optional<String> account = people.accountOf(dispatch.personId(), connected.id());
      if (account.isPresent()) {
        return Agent.account(connected.connection().site(), account.get());
      }
    }
    return Agent.account("https://w3id.org/learnwire/people", dispatch.personId());
  }
}
