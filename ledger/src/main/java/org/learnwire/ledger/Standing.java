package org.learnwire.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;

/** What stands in the ledger, for whoever looks; nothing here changes it. */
public final class Standing {
  private final Database database;

  Standing(Database database) {
    this.database = database;
  }

  public Optional<Entry> find(UUID id) {
    return database.read(tx -> Entries.byId(tx, id));
  }

  public List<UUID> causes(UUID id) {
    return database.read(tx -> Entries.causes(tx, id));
  }

  public List<Step> history(UUID id) {
    return database.read(tx -> Entries.history(tx, id));
  }

  /** The entries decided last that others than whom they are about may see, newest first. */
  public List<Entry> latestShown(int limit) {
    return database.read(
        tx -> Entries.where(tx, Entries.SHOWN + " order by e.position desc limit ?", limit));
  }

  /** Whether others than whom it is about may see that it ever was. */
  public boolean isShown(UUID id) {
    return database.read(tx -> !Entries.where(tx, "e.id = ? and " + Entries.SHOWN, id).isEmpty());
  }

  /** The entries decided last, newest first, those that are one person's alone too. */
  public List<Entry> latest(int limit) {
    return database.read(tx -> Entries.where(tx, "1 = 1 order by e.position desc limit ?", limit));
  }

  /** The entries that a rule decided last, newest first; declined ones are their persons' alone. */
  public List<Entry> latestOf(String rule, int limit) {
    return database.read(tx -> Entries.latestOf(tx, rule, limit));
  }

  /** How many entries of each rule stand where; a rule or state without any is not in the map. */
  public Map<String, Map<EntryState, Long>> countsByRule() {
    return database.read(Entries::countsByRule);
  }

  /** How many entries stand where; a state without any is not in the map. */
  public Map<EntryState, Long> counts() {
    return database.read(Entries::counts);
  }

  /** What is ours at a target system. */
  public Optional<Correlation> correlation(String connection, String target) {
    return database.read(tx -> Correlations.find(tx, connection, target));
  }

  /** What asks this person, under any of their ids, in the order of deciding. */
  public List<Entry> asking(Collection<String> personIds) {
    return database.read(tx -> Entries.asking(tx, personIds));
  }

  /** Everything that is proposed and waits for somebody's answer. */
  public List<Entry> proposed(Tx tx) throws SQLException {
    return Entries.where(tx, "e.state = 'proposed' order by e.position");
  }

  /** Of these, what asks somebody who may be another by now: a sender or a manager. */
  public List<Entry> askingOthers(Tx tx) throws SQLException {
    return Entries.where(
        tx,
        "e.state = 'proposed' and (e.approvers like 'sender%' or e.approvers like 'manager%')"
            + " order by e.position");
  }

  /** Everything of this write that waits and was never handed to its target. */
  public List<Entry> unsent(Tx tx, String writeName) throws SQLException {
    return Entries.where(
        tx,
        "e.write_name = ? and e.state in ('proposed', 'pending', 'approved') and e.attempts = 0"
            + " order by e.position",
        writeName);
  }
}
