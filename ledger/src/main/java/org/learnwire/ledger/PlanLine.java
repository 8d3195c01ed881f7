package org.learnwire.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the plan: what waits, for whom, what it would change and why.
 *
 * @param keptBack why it does not go although it is approved: quiet hours, a cap, a budget; or why
 *     it would not, were it approved: a frozen cycle; null where none of them keeps it
 * @param clashes what somebody changed at the target meanwhile, with both values
 * @param version of what it changes, where and why: a yes names the one it was given to
 * @param undoes the entry that it takes back; null where it takes back none
 */
public record PlanLine(
    UUID id,
    String rule,
    String kind,
    String personId,
    String subject,
    String connection,
    String writeName,
    String target,
    Mode mode,
    EntryState state,
    boolean held,
    int attempts,
    Asks asks,
    List<FieldChange> changes,
    String because,
    @Nullable String message,
    @Nullable String keptBack,
    List<Clash> clashes,
    String version,
    @Nullable UUID undoes,
    Instant created,
    Instant changed) {

  /** Approved, sent, and surely not taken: the message is what the target said. */
  public boolean triedAgain() {
    return state == EntryState.APPROVED && attempts > 0 && keptBack == null;
  }

  /** What is asked of a person. */
  public enum Asks {
    /** The one it proposes something to, or who is to send it: nobody else's yes counts. */
    PERSON,
    /** Approve or decline. */
    APPROVAL,
    /** Theirs or ours. */
    CHOICE,
    /** Say whether it arrived. */
    SETTLING,
    /** Nothing: it goes by itself. */
    NOTHING
  }
}
