package org.learnwire.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of a decision brought to the ledger.
 *
 * @param isNew false when the ledger had it already
 * @param why of its latest step: says so when it was cancelled at once
 */
public record Entered(boolean isNew, EntryState state, @Nullable String why) {}
