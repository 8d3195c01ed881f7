package org.learnwire.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.ledger.Clash;
import org.learnwire.ledger.Resumed;
import org.learnwire.ledger.UndoScope;
import org.learnwire.routes.Desk;
import org.learnwire.routes.UndoItem;
import org.learnwire.xapi.Uuids;

/**
 * What a person says of writing as a whole, given by a command, here or to the server that holds
 * the data: stop, resume, choose in a conflict, take back.
 *
 * @param connection empty: all of them
 * @param ids of entries
 * @param keep theirs or ours
 * @param really false: only what an undo would do
 */
public record WritesRequest(
    Act act,
    @Nullable String connection,
    List<String> ids,
    @Nullable String batch,
    @Nullable String rule,
    @Nullable Instant since,
    @Nullable Instant until,
    Clash.@Nullable Choice keep,
    boolean really,
    String why,
    String who) {

  /** What is wanted. */
  public enum Act {
    STOP,
    RESUME,
    CHOOSE,
    UNDO
  }

  public WritesRequest {
    ids = List.copyOf(ids);
  }

  /** The same, said by another. */
  WritesRequest by(String name) {
    return new WritesRequest(
        act, connection, ids, batch, rule, since, until, keep, really, why, name);
  }

  /** Does it; says what it did. */
  public List<String> lines(Desk desk, Collection<String> connections) {
    if (connection != null && !connections.contains(connection)) {
      throw new IllegalArgumentException(
          "There is no connection %s; there are %s."
              .formatted(connection, String.join(", ", connections)));
    }
    return switch (act) {
      case STOP -> stop(desk);
      case RESUME -> resume(desk);
      case CHOOSE -> choose(desk);
      case UNDO -> really ? undo(desk) : preview(desk);
    };
  }

  private String where() {
    return connection == null ? "any system" : connection;
  }

  private List<String> stop(Desk desk) {
    boolean fresh = desk.stops().stop(Optional.ofNullable(connection), who, why);
    return List.of(
        fresh
            ? "Stopped: nothing more is written to %s. ./learnwire writes resume%s lets it go on."
                .formatted(where(), connection == null ? "" : " " + connection)
            : "Writing to " + where() + " was stopped before.");
  }

  private List<String> resume(Desk desk) {
    Resumed resumed = desk.stops().resume(Optional.ofNullable(connection), who);
    if (!resumed.wasStopped()) {
      return List.of(
          "Nothing was stopped under that name%s."
              .formatted(
                  desk.stops().all().isEmpty()
                      ? ""
                      : "; stopped is "
                          + String.join(
                              ", ",
                              desk.stops().all().stream()
                                  .map(stop -> stop.isAll() ? "all writing" : stop.connection())
                                  .toList())));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Writing to %s goes on: %d approved, each looked at in its system once more before it goes."
            .formatted(where(), resumed.goingOn()));
    if (!resumed.cancelled().isEmpty()) {
      lines.add(resumed.cancelled().size() + " had nothing left to do and were cancelled.");
    }
    return lines;
  }

  private List<String> choose(Desk desk) {
    List<String> lines = new ArrayList<>();
    for (String id : ids) {
      Desk.Approved chosen = desk.choose(id, keep == null ? Clash.Choice.THEIRS : keep, who, why);
      lines.addAll(chosen.left());
      if (chosen.count() > 0) {
        lines.add(
            keep == Clash.Choice.OURS
                ? id + ": ours goes, over the value that was seen and over no other."
                : id + ": theirs stays; what they did not touch goes.");
      }
    }
    return lines;
  }

  private UndoScope scope() {
    List<UUID> known = new ArrayList<>();
    for (String id : ids) {
      known.add(
          Uuids.parse(id)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          id + " is no id of an entry: it is a UUID, as the history shows it.")));
    }
    return new UndoScope(known, batch, rule, connection, since, until);
  }

  private List<String> preview(Desk desk) {
    List<UndoItem> items = desk.undoPlan(scope());
    if (items.isEmpty()) {
      return List.of("Nothing that was done is meant by that: nothing to undo.");
    }
    List<String> lines = new ArrayList<>();
    long possible = items.stream().filter(item -> item.by() != null).count();
    lines.add(
        "%d would be undone, %d stay as they are.".formatted(possible, items.size() - possible));
    items.forEach(item -> lines.add(text(item)));
    return lines;
  }

  private static String text(UndoItem item) {
    String what =
        "%s  %-8s %s/%s".formatted(item.id(), item.person(), item.connection(), item.write());
    String then =
        item.by() == null
            ? "stays: " + item.whyNot()
            : "by " + item.by() + (item.back().isEmpty() ? "" : " (" + item.back() + ")");
    return what
        + "  "
        + then
        + (item.notes().isEmpty() ? "" : "; " + String.join("; ", item.notes()));
  }

  private List<String> undo(Desk desk) {
    Desk.Approved undone = desk.undo(scope(), who, why);
    List<String> lines = new ArrayList<>();
    lines.add(
        undone.count()
            + " to be undone: sent with the next pass, each compared first with what stands there.");
    undone.left().forEach(line -> lines.add("stays: " + line));
    return lines;
  }
}
