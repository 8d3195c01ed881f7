package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.learnwire.database.Tx;
import org.learnwire.kit.manifest.Absent;

/** Does what a stream says of records that are gone: nothing, a leaver, or a voided statement. */
final class Gone implements Vanishing.Meaning {
  private final Connections connections;
  private final StatementWriter statements;
  private final PeopleWriter people;

  Gone(Connections connections, StatementWriter statements, PeopleWriter people) {
    this.connections = connections;
    this.statements = statements;
    this.people = people;
  }

  @Override
  public void gone(Tx tx, UUID connectionId, String stream, SourceItems.Item item, Instant at)
      throws SQLException {
    Absent absent = connections.byId(connectionId).stream(stream).absent();
    if (absent == Absent.LEAVER) {
      people.leaver(tx, connectionId, item.key(), at);
    } else if (absent == Absent.VOID && item.statementId() != null) {
      statements.voided(tx, connectionId, item.statementId(), "retracted by its source");
    }
  }
}
