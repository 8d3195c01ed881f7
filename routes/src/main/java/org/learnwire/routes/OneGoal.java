package org.learnwire.routes;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.learnwire.database.Tx;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.SeenGoal;
import org.learnwire.ledger.SeenGoals;

/**
 * One goal stands in one system. In a second one it is refused, unless a connection is named whose
 * state counts ({@code writes: {owns-goals: true}}).
 */
final class OneGoal {
  private final Connections connections;

  OneGoal(Connections connections) {
    this.connections = connections;
  }

  /** The connection whose goals count, where one is named. */
  static Optional<String> owner(Connections connections) {
    return connections.all().stream()
        .filter(each -> each.settings().writing().ownsGoals())
        .map(Connected::name)
        .findFirst();
  }

  static String madeThere(String connection) {
    return "somebody made this goal in " + connection + " already: it is theirs, and stays";
  }

  /**
   * Why a goal that was just entered is not made.
   *
   * @param personIds all ids of whom it is about
   */
  Optional<String> against(Tx tx, NewEntry goal, Collection<String> personIds) throws SQLException {
    for (SeenGoal seen : SeenGoals.of(tx, personIds)) {
      boolean open = seen.state() == SeenGoal.State.OPEN && !seen.isOurs();
      if (open && goal.subject().equals(seen.path())) {
        if (seen.connection().equals(goal.connection())) {
          return Optional.of(madeThere(seen.connection()));
        }
        if (!mayStandInBoth(goal.connection(), seen.connection())) {
          return Optional.of(twice(seen.connection()));
        }
      }
    }
    Optional<String> other =
        tx.one(
            "select connection from entry where person_id = ? and target = ? and connection <> ?"
                + " and write_name = 'goal.create' and undoes is null and id <> ? and state not in"
                + " ('declined', 'expired', 'cancelled', 'refused', 'undone') limit 1",
            row -> row.getString(1),
            goal.personId(),
            goal.target(),
            goal.connection(),
            goal.id());
    return other.filter(each -> !mayStandInBoth(goal.connection(), each)).map(OneGoal::twice);
  }

  private boolean mayStandInBoth(String one, String other) {
    return owner(connections).filter(o -> o.equals(one) || o.equals(other)).isPresent();
  }

  private static String twice(String other) {
    return "this goal stands in "
        + other
        + "; in two systems it is set only where one of them says writes: {owns-goals: true}";
  }
}
