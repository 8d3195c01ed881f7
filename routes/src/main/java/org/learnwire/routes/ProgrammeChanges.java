package org.learnwire.routes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.people.People;
import org.learnwire.rules.Programmes;

/**
 * Whom programmes name is a fact about people that stands in a file: when the file says something
 * else, everybody is looked at once more, as an event like any other.
 */
final class ProgrammeChanges {
  private static final String NAME = "programmes";

  private ProgrammeChanges() {}

  static void tell(Database database, Clock clock, People people, List<Programmes.Member> members) {
    String now =
        UUID.nameUUIDFromBytes(members.toString().getBytes(StandardCharsets.UTF_8)).toString();
    database.write(
        "look at programmes",
        tx -> {
          String before =
              tx.one("select seen from rule_input where name = ?", r -> r.getString(1), NAME)
                  .orElse("");
          if (before.isEmpty() && members.isEmpty()) {
            return false;
          }
          if (!before.equals(now)) {
            people.tellEverybody(tx, clock.instant());
            tx.update(
                "insert into rule_input (name, seen) values (?, ?)"
                    + " on conflict (name) do update set seen = excluded.seen",
                NAME,
                now);
          }
          return true;
        });
  }
}
