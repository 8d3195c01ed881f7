package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;

/**
 * Carries decisions to their targets, once, provably (design §5, guarantees 3 to 6). What takes a
 * {@link Tx} belongs to the caller's unit of work; everything else makes its own, or joins the one
 * around it.
 */
public final class Ledger {
  private final Database database;
  private final Clock clock;
  private final Moves moves;
  private final Causes causes;
  private final Intake intake;
  private final Plan plan;
  private final Holds holds;
  private final Asking asking;
  private final Approvals approvals;
  private final Sending sending;
  private final Answers answers;
  private final Conflicts conflicts;
  private final Undoing undoing;
  private final Stops stops;
  private final Standing standing;

  public Ledger(Database database, Clock clock) {
    this(database, clock, Patience.standard());
  }

  public Ledger(Database database, Clock clock, Patience patience) {
    this(database, clock, patience, Limits.NONE);
  }

  /**
   * @param limits asked before anything is handed to its target
   */
  public Ledger(Database database, Clock clock, Patience patience, Limits limits) {
    this.database = database;
    this.clock = clock;
    this.moves = new Moves(clock);
    TargetOrder order = new TargetOrder(moves);
    Guarding guarding = new Guarding(limits, moves, clock);
    this.holds = new Holds(moves, guarding);
    this.causes = new Causes(moves, order, clock);
    this.plan = new Plan(patience);
    this.asking = new Asking(moves, order, limits, clock);
    this.conflicts = new Conflicts(database, moves, order, clock);
    this.undoing = new Undoing(database, moves, clock);
    this.stops = new Stops(database, order, clock);
    this.standing = new Standing(database);
    this.approvals = new Approvals(moves, order, guarding, asking, conflicts, clock);
    this.intake = new Intake(moves, order, asking);
    this.sending = new Sending(moves, order, clock, patience, guarding, conflicts, undoing);
    this.answers = new Answers(moves, order, clock, patience, undoing);
  }

  /**
   * Takes a decision in; the same decision again changes nothing, unless it had been taken back
   * unsent because its ground was gone: then it starts anew as the same entry.
   */
  public Entered enter(Tx tx, NewEntry decision) throws SQLException {
    return enter(tx, List.of(decision)).get(0);
  }

  /** Takes decisions in, one after the other; what became of each, in their order. */
  public List<Entered> enter(Tx tx, List<NewEntry> decisions) throws SQLException {
    return intake.enter(tx, decisions);
  }

  /** Everything not finished, in the order of deciding. */
  public List<PlanLine> waiting() {
    return database.read(plan::waiting);
  }

  /** What stands in it. */
  public Standing standing() {
    return standing;
  }

  /** What is held, and which cycles entries are planned for. */
  public Holds holds() {
    return holds;
  }

  /**
   * The one who is asked says yes; the next is asked, or it goes to the plan of its connection.
   *
   * @param edits fields as that person wants them; the others stay
   * @throws IllegalMove when somebody else is asked, or nobody
   */
  public Entry accept(Tx tx, UUID id, Approver as, ObjectNode edits, String who)
      throws SQLException {
    return asking.accept(tx, id, as, edits, who);
  }

  /**
   * The one who is asked says no.
   *
   * @throws IllegalMove when somebody else is asked, or nobody
   */
  public Entry refuse(Tx tx, UUID id, Approver as, String who, String why) throws SQLException {
    return asking.refuse(tx, id, as, who, why);
  }

  /** Names the person who is asked now. */
  public Entry ask(Tx tx, UUID id, String person, String why) throws SQLException {
    return asking.ask(tx, id, person, why);
  }

  /** Adds a remark to the history of an entry. */
  public Entry remark(Tx tx, UUID id, String who, String why) throws SQLException {
    return moves.remark(tx, Entries.require(tx, id), who, why);
  }

  /** There is nobody who could be asked now: HR is asked instead. */
  public Entry passOver(Tx tx, UUID id, String why) throws SQLException {
    return asking.passOver(tx, id, why);
  }

  /** Erases what was declined before that moment, but for its id; see {@link Erasure}. */
  public List<Erasure.Erased> erase(Tx tx, Instant declinedBefore) throws SQLException {
    return Erasure.run(tx, declinedBefore, clock.instant());
  }

  /** HR's yes to what waits for it; a conflict, and what a budget holds, only when it is named. */
  public Moved approve(Collection<UUID> ids, String who) {
    return database.write("approve entries", tx -> approvals.approve(tx, ids, who));
  }

  /**
   * HR's yes to lines as they were shown; one that says something else by now is left, with what is
   * different.
   *
   * @param shown the version of each line, as {@link PlanLine#version}; empty: as it is now
   */
  public Moved approve(Map<UUID, String> shown, String who) {
    return database.write("approve entries", tx -> approvals.approve(tx, shown, who));
  }

  public Moved approveAll(String who) {
    return database.write(
        "approve all entries", tx -> approvals.approve(tx, plan.askingForApproval(tx), who));
  }

  /** HR's no to what waits for it, or was approved and not sent. */
  public Moved decline(Collection<UUID> ids, String who, String why) {
    return database.write("decline entries", tx -> approvals.decline(tx, ids, who, why));
  }

  /** Takes back what was not sent yet, for a reason that is nobody's choice. */
  public Moved cancel(Tx tx, Collection<UUID> ids, String who, String why) throws SQLException {
    return approvals.cancel(tx, ids, who, why);
  }

  /** Ends proposals, or drafts, that nobody has answered since then. */
  public Moved expire(Tx tx, Mode mode, Instant unansweredSince) throws SQLException {
    return approvals.expire(tx, mode, unansweredSince);
  }

  /** A person changed the same thing at the target: nothing is sent until somebody chooses. */
  public Entry conflict(Tx tx, UUID id, String why) throws SQLException {
    return moves.move(tx, Entries.require(tx, id), EntryState.CONFLICT, "target", why);
  }

  /** What people changed at the target meanwhile, and whose value stands. */
  public Conflicts conflicts() {
    return conflicts;
  }

  /** Holding everything, and letting it go on. */
  public Stops stops() {
    return stops;
  }

  /** Taking back what was done. */
  public Undoing undoing() {
    return undoing;
  }

  /** Says what became of an unknown entry. */
  public Outcome settle(UUID id, Settlement settlement, @Nullable String remoteId, String who) {
    return database.write(
        "settle an entry", tx -> answers.settle(tx, id, settlement, remoteId, who));
  }

  /** What may be sent now, each the first of its target. */
  public List<Dispatch> next(String connection, int limit) {
    return database.read(tx -> sending.next(tx, connection, limit));
  }

  /**
   * Marks an entry as being sent, durably: the request goes out after this returned. Empty when it
   * may not be sent any more.
   */
  public Optional<Dispatch> sending(UUID id) {
    return sending(id, Theirs.NOT_READ);
  }

  /**
   * As {@link #sending(UUID)}, compared with what the target shows before: where a person changed
   * the same, nothing is sent and the entry is in conflict.
   */
  public Optional<Dispatch> sending(UUID id, Theirs theirs) {
    return database.write("send an entry", tx -> sending.sending(tx, id, theirs));
  }

  /** The target could not be read before a change: nothing was sent, it is tried again later. */
  public void putOff(UUID id, String why) {
    database.write(
        "put an entry off",
        tx -> {
          sending.putOff(tx, id, why);
          return null;
        });
  }

  /** Whether between these moments the time of something came that waits for it. */
  public boolean fellDue(Instant after, Instant until) {
    return database.read(tx -> Sending.fellDue(tx, after, until));
  }

  /** Unknown entries to look for at the target before anything is sent again. */
  public List<Dispatch> toLookUp(String connection, int limit) {
    return database.read(tx -> sending.toLookUp(tx, connection, limit));
  }

  /**
   * Takes the answer to a send, or to a look-up of an unknown entry.
   *
   * @param remoteId the object's id at the target, where the answer tells it
   * @param message the target's words
   * @param sent the fields as they were sent; null: the entry's own
   */
  public Outcome outcome(
      Tx tx,
      UUID id,
      ReceiptOutcome outcome,
      @Nullable String remoteId,
      @Nullable String message,
      @Nullable ObjectNode sent)
      throws SQLException {
    return answers.outcome(tx, id, outcome, remoteId, message, sent);
  }

  /** Notes the statement that says it has happened. */
  public void receipt(Tx tx, UUID id, UUID statementId) throws SQLException {
    tx.update("update entry set statement_id = ? where id = ?", statementId, id);
  }

  /** It was taken back at the target. */
  public Outcome undone(Tx tx, UUID id, String who, String why) throws SQLException {
    return answers.undone(tx, id, who, why);
  }

  /** To be called at start: what was being sent when the program stopped is unknown. */
  public List<UUID> recover() {
    return database.write("recover the ledger", sending::recover);
  }

  /** Cancels what stands on these statements and was not sent; lists what was. */
  public Voided causeVoided(Tx tx, Collection<UUID> statements) throws SQLException {
    return causes.voided(tx, statements);
  }

  /**
   * Whoever decided says that the ground of a decision is gone: cancels what was not sent, lists
   * what was. Other than {@link #causeVoided} it leaves alone what stands on another fact as well.
   */
  public Voided groundGone(Tx tx, UUID id, String why) throws SQLException {
    Optional<Entry> entry = Entries.byId(tx, id);
    return causes.gone(tx, entry.stream().toList(), why);
  }

  /** A later fact shows that a decision is not needed: cancels it where it was not sent. */
  public Voided overtaken(Tx tx, UUID id, String why) throws SQLException {
    Optional<Entry> entry = Entries.byId(tx, id);
    return causes.overtaken(tx, entry.stream().toList(), why);
  }

  /** A corrected statement takes over as cause. */
  public void causeReplaced(Tx tx, UUID old, UUID by) throws SQLException {
    causes.replaced(tx, old, by);
  }
}
