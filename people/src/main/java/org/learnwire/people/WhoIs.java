package org.learnwire.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Identifier;

/** Finds the person behind the identity of an xAPI agent. */
final class WhoIs {
  private final Matching matching;

  WhoIs(Matching matching) {
    this.matching = matching;
  }

  /** The person behind an identity at a moment. */
  Resolution behind(Tx tx, Identifier identifier, Moment at) throws SQLException {
    if (identifier instanceof Identifier.Mbox mbox) {
      return ofAddress(tx, mbox.address(), at);
    }
    return identifier instanceof org.learnwire.xapi.Account account
        ? ofAccount(tx, account, at)
        : Matching.UNKNOWN;
  }

  private Resolution ofAddress(Tx tx, String address, Moment at) throws SQLException {
    Matching.Found said =
        matching.ruled(tx, Review.NO_CONNECTION + "/" + Identities.folded(address), at);
    return said == null ? matching.byEmail(tx, address, at).who() : said.who();
  }

  /** Several connections may read one site: what they say must not differ. */
  private Resolution ofAccount(Tx tx, org.learnwire.xapi.Account account, Moment at)
      throws SQLException {
    Map<UUID, List<Account>> byConnection = new LinkedHashMap<>();
    Accounts.everyState(
            tx,
            "remote_id = ? and home_page = ?",
            account.name(),
            Identities.page(account.homePage()))
        .forEach(
            state ->
                byConnection
                    .computeIfAbsent(state.connectionId(), id -> new ArrayList<>())
                    .add(state));
    List<String> people = new ArrayList<>();
    for (List<Account> states : byConnection.values()) {
      Resolution who = matching.ofAccount(tx, Accounts.at(states, at), at).who();
      if (who instanceof Resolution.Ambiguous) {
        return who;
      }
      if (who instanceof Resolution.Known known && !people.contains(known.personId())) {
        people.add(known.personId());
      }
    }
    return Matching.one(people, "two connections to one site say different things");
  }
}
