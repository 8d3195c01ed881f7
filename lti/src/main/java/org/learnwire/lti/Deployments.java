package org.learnwire.lti;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** The rows of deployments, within one unit of work. */
final class Deployments {
  private final Tx tx;
  private final Instant now;

  Deployments(Tx tx, Instant now) {
    this.tx = tx;
    this.now = now;
  }

  static Set<String> approved(Tx tx, String registrationId) throws SQLException {
    return Set.copyOf(
        tx.list(
            "select deployment from lti_deployment where registration_id = ? and state = ?",
            row -> row.getString(1),
            registrationId,
            Deployment.State.APPROVED.word()));
  }

  Deployment.State seen(String registrationId, String deployment, @Nullable String seenIn)
      throws SQLException {
    Optional<String> known =
        tx.one(
            "select state from lti_deployment where registration_id = ? and deployment = ?",
            row -> row.getString(1),
            registrationId,
            deployment);
    if (known.isPresent()) {
      return Deployment.State.of(known.get());
    }
    put(registrationId, deployment, Deployment.State.WAITING, seenIn);
    return Deployment.State.WAITING;
  }

  void put(
      String registrationId, String deployment, Deployment.State state, @Nullable String seenIn)
      throws SQLException {
    tx.update(
        "insert into lti_deployment (registration_id, deployment, state, seen_in, first_seen)"
            + " values (?, ?, ?, ?, ?) on conflict do nothing",
        registrationId,
        deployment,
        state.word(),
        seenIn,
        now);
  }

  static Deployment deployment(ResultSet row) throws SQLException {
    return new Deployment(
        row.getString(1),
        row.getString(2),
        Deployment.State.of(row.getString(3)),
        row.getString(4),
        Times.instant(row.getLong(5)));
  }
}
