package org.learnwire.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What an answer did to an entry.
 *
 * @param cancelled entries of the same target that have nothing left to do
 */
public record Outcome(EntryState before, Entry entry, List<UUID> cancelled) {

  /** True when it has just happened: the moment to write the statement. */
  public boolean justDone() {
    return before != EntryState.DONE && entry.state() == EntryState.DONE;
  }
}
