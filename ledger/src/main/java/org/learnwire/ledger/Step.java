package org.learnwire.ledger;

import java.time.Instant;

/** One line of an entry's history; the same state again is a remark. */
public record Step(int seq, EntryState state, Instant at, String who, String why) {}
