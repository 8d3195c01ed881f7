package org.learnwire.ledger;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;

/**
 * Takes back what was done. An undo is an entry of its own, on the same target, so that it is sent
 * by the same rules as everything: durable before it leaves, compared first, looked up when its
 * outcome is unknown, held while writes are stopped. Only when the target took it is the other one
 * undone. The newest of a target goes first.
 */
public final class Undoing {
  private static final String PROGRESS = "progressPercent";
  private static final String CREATE = "goal.create";

  private final Database database;
  private final Moves moves;
  private final Clock clock;

  Undoing(Database database, Moves moves, Clock clock) {
    this.database = database;
    this.moves = moves;
    this.clock = clock;
  }

  /** What it would do, target by target, in the order of sending; changes nothing. */
  public List<UndoLine> plan(UndoScope scope, Inverse.Of inverses) {
    return database.read(tx -> plan(tx, scope, inverses));
  }

  /** Enters what takes them back, approved by whoever asked for it. */
  public Undone undo(UndoScope scope, Inverse.Of inverses, String who, String why) {
    return database.write("undo", tx -> undo(tx, scope, inverses, who, why));
  }

  private List<UndoLine> plan(Tx tx, UndoScope scope, Inverse.Of inverses) throws SQLException {
    if (!scope.isNarrow()) {
      throw new IllegalArgumentException("name entries, a batch, a rule or a time");
    }
    List<Object> args = new ArrayList<>();
    String condition = scope.condition(args);
    List<Entry> meant =
        Entries.where(
            tx,
            condition + " and e.state = 'done' and e.undoes is null order by e.position desc",
            args.toArray());
    Map<List<String>, Entry> earliest = new LinkedHashMap<>();
    for (Entry entry : meant) {
      earliest.put(List.of(entry.connection(), entry.target()), entry);
    }
    List<UndoLine> lines = new ArrayList<>();
    for (Entry first : earliest.values()) {
      lines.addAll(ofTarget(tx, first, inverses));
    }
    return lines;
  }

  /** Everything done on a target from an entry on, the newest first. */
  private List<UndoLine> ofTarget(Tx tx, Entry first, Inverse.Of inverses) throws SQLException {
    List<Entry> from = doneFrom(tx, first);
    if (first.writeName().equals(CREATE)) {
      Inverse inverse = inverses.of(first.connection(), CREATE);
      if (inverse.writeName() != null) {
        List<UUID> with =
            from.stream().map(Entry::id).filter(id -> !id.equals(first.id())).toList();
        return List.of(line(tx, first, inverse, Json.empty(), with));
      }
    }
    List<UndoLine> lines = new ArrayList<>();
    for (Entry entry : from) {
      Inverse inverse = inverses.of(entry.connection(), entry.writeName());
      ObjectNode fields = Json.empty();
      if (entry.writeName().equals(inverse.writeName())) {
        fields = earlier(tx, entry);
        if (fields.isEmpty()) {
          inverse = Inverse.none("what stood there before is not known");
        }
      }
      lines.add(line(tx, entry, inverse, fields, List.of()));
    }
    return lines;
  }

  private static List<Entry> doneFrom(Tx tx, Entry first) throws SQLException {
    return Entries.where(
        tx,
        "e.connection = ? and e.target = ? and e.position >= ? and e.state = 'done'"
            + " and e.undoes is null order by e.position desc",
        first.connection(),
        first.target(),
        first.position());
  }

  private UndoLine line(Tx tx, Entry entry, Inverse inverse, ObjectNode fields, List<UUID> with)
      throws SQLException {
    Optional<UUID> under = underWay(tx, entry.id());
    if (under.isPresent()) {
      return new UndoLine(
          entry, null, Json.empty(), List.of(), "is being undone by " + under.get(), List.of());
    }
    List<String> notes = new ArrayList<>();
    if (inverse.writeName() != null && !inverse.compares()) {
      notes.add(
          entry.connection() + " can not be read, so a person's later edit is not seen before");
    }
    for (var sent : Correlations.contents(sent(tx, entry)).properties()) {
      if (!fields.isEmpty() && !fields.has(sent.getKey())) {
        notes.add(sent.getKey() + " stays: what stood there before is not known");
      }
    }
    return new UndoLine(entry, inverse.writeName(), fields, with, inverse.whyNot(), notes);
  }

  /** What is taken back already, or was tried and may have arrived. */
  private static Optional<UUID> underWay(Tx tx, UUID id) throws SQLException {
    return tx.one(
        "select id from entry where undoes = ? and state not in ('refused', 'cancelled', 'settled')",
        row -> UUID.fromString(row.getString(1)),
        id);
  }

  /** The values before an entry, of the fields it sent: as they were read, else as sent before. */
  private static ObjectNode earlier(Tx tx, Entry entry) throws SQLException {
    ObjectNode seen = column(tx, entry, "seen");
    ObjectNode before = column(tx, entry, "sent_before");
    ObjectNode earlier = Json.empty();
    for (var field : Correlations.contents(sent(tx, entry)).properties()) {
      JsonNode was = seen.hasNonNull(field.getKey()) ? seen.get(field.getKey()) : null;
      if (was == null && before.hasNonNull(field.getKey())) {
        was = before.get(field.getKey());
      }
      if (was == null && field.getKey().equals(PROGRESS)) {
        was = Json.value("0");
      }
      if (was != null) {
        earlier.set(field.getKey(), was);
      }
    }
    return earlier;
  }

  private static ObjectNode sent(Tx tx, Entry entry) throws SQLException {
    ObjectNode sent = column(tx, entry, "sent");
    return sent.isEmpty() ? entry.fields() : sent;
  }

  private static ObjectNode column(Tx tx, Entry entry, String column) throws SQLException {
    return tx.one(
            "select " + column + " from entry where id = ?",
            row -> Optional.ofNullable(row.getString(1)),
            entry.id())
        .flatMap(text -> text)
        .map(Json::object)
        .orElseGet(Json::empty);
  }

  private Undone undo(Tx tx, UndoScope scope, Inverse.Of inverses, String who, String why)
      throws SQLException {
    String batch = clock.instant() + " " + who;
    List<UUID> entered = new ArrayList<>();
    List<UndoLine> left = new ArrayList<>();
    for (UndoLine line : plan(tx, scope, inverses)) {
      if (line.writeName() == null) {
        left.add(line);
      } else {
        Inverse inverse = inverses.of(line.entry().connection(), line.entry().writeName());
        entered.add(enter(tx, line, inverse, batch, who, why));
      }
    }
    return new Undone(batch, entered, left);
  }

  private UUID enter(Tx tx, UndoLine line, Inverse inverse, String batch, String who, String why)
      throws SQLException {
    Entry entry = line.entry();
    String said = "takes back " + entry.id() + (why.isBlank() ? "" : ": " + why.strip());
    NewEntry decision = decision(tx, entry, inverse, line.fields(), said);
    moves.start(tx, List.of(decision));
    Entry undo = Entries.require(tx, decision.id());
    tx.update("update entry set undoes = ?, batch = ? where id = ?", entry.id(), batch, undo.id());
    moves.move(tx, undo, EntryState.APPROVED, who, "approved");
    moves.remark(tx, entry, who, "to be undone" + (why.isBlank() ? "" : ": " + why.strip()));
    return undo.id();
  }

  private static NewEntry decision(
      Tx tx, Entry entry, Inverse inverse, ObjectNode fields, String because) throws SQLException {
    return new NewEntry(
        nextId(tx, entry.id()),
        entry.rule(),
        entry.kind(),
        entry.personId(),
        entry.subject(),
        entry.occasion(),
        entry.connection(),
        requireNonNull(inverse.writeName()),
        requireNonNull(inverse.writeClass()),
        entry.target(),
        Mode.AUTO,
        fields,
        List.of(),
        because,
        entry.externalRef(),
        List.of());
  }

  /** The same for the same attempt: asked for twice at once, it is one. */
  private static UUID nextId(Tx tx, UUID id) throws SQLException {
    long earlier =
        tx.one("select count(*) from entry where undoes = ?", row -> row.getLong(1), id).orElse(0L);
    return UUID.nameUUIDFromBytes(("undo " + id + " " + earlier).getBytes(StandardCharsets.UTF_8));
  }

  /** The target took it: what it takes back is undone, and a deleted goal's steps with it. */
  void done(Tx tx, Entry undo) throws SQLException {
    Entry original = Entries.require(tx, requireNonNull(undo.undoes()));
    List<Entry> ended = List.of(original);
    if (original.writeName().equals(CREATE)) {
      ended = doneFrom(tx, original);
    }
    for (Entry entry : ended) {
      moves.move(tx, entry, EntryState.UNDONE, TargetOrder.WHO, "taken back by " + undo.id());
    }
    Correlations.takenBack(tx, original, undo, clock.instant());
  }
}
