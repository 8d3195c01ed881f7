package org.learnwire.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What asking for an undo did.
 *
 * @param batch name of those entered together
 * @param entered the entries that take something back, in the order of sending
 * @param left what can not be taken back, each with the reason
 */
public record Undone(String batch, List<UUID> entered, List<UndoLine> left) {}
