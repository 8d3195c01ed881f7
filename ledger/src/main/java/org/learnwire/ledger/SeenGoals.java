package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * The goals of people as the systems that keep them show them: those that are ours, and what people
 * made of them; and those that were made there. What moves is told to the journal ({@code
 * GoalSeen}); nothing of it is ever written back.
 */
public final class SeenGoals {
  private static final List<String> KEPT = List.of("title", "status", "progressPercent", "dueDate");
  private static final String ROW =
      "select connection, person_id, remote_id, target, path, fields, state, changed from goal_seen";

  private final Database database;

  public SeenGoals(Database database) {
    this.database = database;
  }

  /** The path that a goal with this title is about. */
  public interface Paths {
    Optional<String> titled(String title);
  }

  /**
   * Takes all goals of a person that a system shows. What was there before anybody looked gives
   * rules context, never a decision.
   *
   * @return those that are new or stand elsewhere since
   */
  public List<SeenGoal> take(
      Tx tx, String connection, String person, List<ObjectNode> shown, Paths paths, Instant now)
      throws SQLException {
    boolean first = !GoalReads.wasRead(tx, connection, person);
    Map<String, SeenGoal> before = new HashMap<>();
    for (SeenGoal each : of(tx, List.of(person))) {
      if (each.connection().equals(connection)) {
        before.put(each.remoteId(), each);
      }
    }
    Map<String, OurGoal> ours = OurGoal.of(tx, connection, person);
    List<SeenGoal> moved = new ArrayList<>();
    for (ObjectNode goal : shown) {
      String id = goal.path("remoteId").asText();
      SeenGoal current = seen(connection, person, goal, ours.get(id), paths, now);
      if (!id.isEmpty() && took(tx, before.remove(id), current, ours.get(id), first)) {
        moved.add(current);
      }
    }
    for (SeenGoal gone : before.values()) {
      moved.addAll(gone(tx, gone, ours.get(gone.remoteId()), now));
    }
    GoalReads.looked(tx, connection, person, now);
    return moved;
  }

  /** What is shown of a person's goals, under any of their ids, in a lasting order. */
  public List<SeenGoal> of(Collection<String> personIds) {
    return database.read(tx -> of(tx, personIds));
  }

  /** What is shown of a person's goals, under any of their ids, in a lasting order. */
  public static List<SeenGoal> of(Tx tx, Collection<String> personIds) throws SQLException {
    List<SeenGoal> all = new ArrayList<>();
    for (String person : new TreeSet<>(personIds)) {
      all.addAll(
          tx.list(
              ROW + " where person_id = ? order by connection, remote_id",
              SeenGoals::goal,
              person));
    }
    return all;
  }

  private static SeenGoal seen(
      String connection,
      String person,
      ObjectNode goal,
      @Nullable OurGoal ours,
      Paths paths,
      Instant now) {
    ObjectNode kept = Json.empty();
    KEPT.stream().filter(goal::hasNonNull).forEach(field -> kept.set(field, goal.get(field)));
    String path =
        ours != null ? ours.path() : paths.titled(goal.path("title").asText()).orElse(null);
    return new SeenGoal(
        connection,
        person,
        goal.path("remoteId").asText(),
        ours == null ? null : ours.target(),
        path,
        kept,
        state(goal),
        now);
  }

  private static SeenGoal.State state(ObjectNode goal) {
    String status = goal.path("status").asText();
    if (status.equals("CLOSED")) {
      return SeenGoal.State.CLOSED;
    }
    boolean done = status.equals("COMPLETED") || goal.path("progressPercent").asInt() >= 100;
    return done ? SeenGoal.State.DONE : SeenGoal.State.OPEN;
  }

  /** Whether it is news that it stands there. */
  private static boolean took(
      Tx tx, @Nullable SeenGoal before, SeenGoal goal, @Nullable OurGoal ours, boolean first)
      throws SQLException {
    boolean same =
        before != null
            && before.fields().toString().equals(goal.fields().toString())
            && before.state() == goal.state()
            && before.isOurs() == goal.isOurs();
    if (same) {
      return false;
    }
    tx.update(
        "insert into goal_seen (connection, person_id, remote_id, target, path, fields, state, changed)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (person_id, connection, remote_id)"
            + " do update set target = excluded.target, path = excluded.path,"
            + " fields = excluded.fields, state = excluded.state, changed = excluded.changed",
        goal.connection(),
        goal.personId(),
        goal.remoteId(),
        goal.target(),
        goal.path(),
        goal.fields(),
        goal.state().name(),
        goal.changed());
    SeenGoal.State known =
        before != null ? before.state() : ours == null ? null : ours.told(tx, goal.connection());
    if (known == goal.state()) {
      return false;
    }
    tell(tx, goal, ours, first && ours == null);
    return true;
  }

  /** Of a goal that was made there and is not any more nothing is kept. */
  private static List<SeenGoal> gone(Tx tx, SeenGoal gone, @Nullable OurGoal ours, Instant now)
      throws SQLException {
    if (gone.state() == SeenGoal.State.GONE) {
      return List.of();
    }
    if (gone.isOurs()) {
      tx.update(
          "update goal_seen set state = ?, changed = ? where person_id = ? and connection = ?"
              + " and remote_id = ?",
          SeenGoal.State.GONE.name(),
          now,
          gone.personId(),
          gone.connection(),
          gone.remoteId());
    } else {
      tx.update(
          "delete from goal_seen where person_id = ? and connection = ? and remote_id = ?",
          gone.personId(),
          gone.connection(),
          gone.remoteId());
    }
    SeenGoal current =
        new SeenGoal(
            gone.connection(),
            gone.personId(),
            gone.remoteId(),
            gone.target(),
            gone.path(),
            gone.fields(),
            SeenGoal.State.GONE,
            now);
    tell(tx, current, ours, false);
    return List.of(current);
  }

  /** Its words stay out of the journal, which nothing is taken out of. */
  private static void tell(Tx tx, SeenGoal goal, @Nullable OurGoal ours, boolean history)
      throws SQLException {
    UUID id =
        ours != null
            ? ours.entry()
            : UUID.nameUUIDFromBytes(
                ("goal " + goal.connection() + " " + goal.remoteId())
                    .getBytes(StandardCharsets.UTF_8));
    ObjectNode body = Json.empty();
    body.put("path", goal.path() == null ? "" : goal.path()).put("state", goal.state().word());
    body.put("entry", id.toString()).put("connection", goal.connection());
    if (history) {
      body.put("history", true);
    }
    Journal.append(
        tx, Journal.Kind.GoalSeen, goal.personId(), Origin.SOURCE, goal.changed(), body.toString());
  }

  private static SeenGoal goal(ResultSet row) throws SQLException {
    return new SeenGoal(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Json.object(row.getString(6)),
        SeenGoal.State.valueOf(row.getString(7)),
        Times.instant(row.getLong(8)));
  }
}
