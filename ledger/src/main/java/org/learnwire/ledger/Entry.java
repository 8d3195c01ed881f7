package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision on its way to a target, as it stands now.
 *
 * @param position order of deciding
 * @param held stays where it is until released
 * @param money gives points: never sent a second time
 * @param attempts times handed to the target
 * @param retries times in a row without an answer that settles it
 * @param resends times found surely absent and approved again
 * @param message why of the latest step
 * @param statementId the statement that says it has happened
 * @param causeVoided a statement it stands on was voided after it was sent
 * @param batch what was approved together
 * @param approvers whose yes is still missing, the one who is asked now first
 * @param asks the person who is asked now; null: nobody by name
 * @param edited what a person changed, as it is since: no rule writes over it
 * @param undoes the entry that this one takes back; null: it takes back none
 */
public record Entry(
    long position,
    UUID id,
    String rule,
    String kind,
    String personId,
    String subject,
    String occasion,
    String connection,
    String writeName,
    WriteClass writeClass,
    String target,
    Mode mode,
    EntryState state,
    boolean held,
    boolean money,
    ObjectNode fields,
    String because,
    String externalRef,
    @Nullable String remoteId,
    int attempts,
    int retries,
    int resends,
    @Nullable Instant notBefore,
    @Nullable String message,
    @Nullable UUID statementId,
    boolean causeVoided,
    @Nullable String batch,
    Instant created,
    Instant changed,
    List<Approver> approvers,
    @Nullable String asks,
    ObjectNode edited,
    @Nullable UUID undoes) {

  /** Who is asked now, while it is proposed. */
  public Optional<Approver> asking() {
    return state == EntryState.PROPOSED ? approvers.stream().findFirst() : Optional.empty();
  }

  /** Whether it takes back another one. */
  public boolean isUndo() {
    return undoes != null;
  }

  /** True when only a person can say what became of it. */
  public boolean onlyAPersonCanTell() {
    return money || writeClass == WriteClass.NONE;
  }
}
