package org.learnwire.people;

import java.sql.SQLException;
import org.learnwire.database.Tx;

/** Takes away what is kept of who somebody is. */
public final class PeopleErasure {
  private PeopleErasure() {}

  /** Returns how many rows went. */
  public static long run(Tx tx, Traces traces) throws SQLException {
    long rows = 0;
    for (Traces.Place place : traces.accounts()) {
      String account = place.connectionId() + "/" + place.remoteId();
      Object[] named = {place.connectionId(), place.remoteId()};
      rows += tx.update("delete from account where connection_id = ? and remote_id = ?", named);
      rows +=
          tx.update("delete from person_review where connection_id = ? and remote_id = ?", named);
      rows += tx.update("delete from scope_move where connection_id = ? and remote_id = ?", named);
      rows += tx.update("delete from person_ruling where first = ?", account);
    }
    for (String key : traces.keys()) {
      rows += tx.update("delete from waiting_event where identity = ?", key);
    }
    for (String id : traces.personIds()) {
      rows += tx.update("delete from account where person_id = ?", id);
      rows += tx.update("delete from email_seen where person_id = ?", id);
      rows += tx.update("delete from person_choice where person_id = ?", id);
      rows += tx.update("delete from person_ruling where first = ? or second = ?", id, id);
      rows += tx.update("delete from person_review where candidates like ?", "%" + id + "%");
      rows += tx.update("delete from person where id = ?", id);
    }
    return rows;
  }
}
