package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;

/** Tells the journal where a goal stands since, so that rules can ask for it. */
final class GoalMoves {
  private GoalMoves() {}

  static void tell(Tx tx, Entry entry, EntryState to, Instant at) throws SQLException {
    Optional<String> state = state(entry, to);
    if (state.isPresent()) {
      tell(tx, entry, state.get(), at);
    }
  }

  /** The learner has said yes; whether others still have to is another matter. */
  static void accepted(Tx tx, Entry entry, Instant at) throws SQLException {
    if (entry.writeName().equals("goal.create")) {
      tell(tx, entry, "accepted", at);
    }
  }

  private static void tell(Tx tx, Entry entry, String state, Instant at) throws SQLException {
    ObjectNode body = Json.empty();
    body.put("path", entry.subject()).put("state", state);
    body.put("entry", entry.id().toString());
    Journal.append(tx, Journal.Kind.GoalSeen, entry.personId(), Origin.PERSON, at, body.toString());
  }

  private static Optional<String> state(Entry entry, EntryState to) {
    return switch (entry.writeName()) {
      case "goal.create" -> ofProposal(to);
      case "goal.complete" -> to == EntryState.DONE ? Optional.of("done") : Optional.empty();
      case "goal.close" -> to == EntryState.DONE ? Optional.of("closed") : Optional.empty();
      case "goal.progress" ->
          to == EntryState.DONE && entry.fields().path("progressPercent").asInt() >= 100
              ? Optional.of("done")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofProposal(EntryState to) {
    return switch (to) {
      case DECLINED -> Optional.of("declined");
      case UNDONE -> Optional.of("closed");
      default -> Optional.empty();
    };
  }
}
