package org.learnwire.ledger;

import java.util.UUID;

/** An entry was asked to go where it cannot go from where it is. */
public final class IllegalMove extends RuntimeException {
  IllegalMove(UUID entry, EntryState from, EntryState to) {
    super("entry " + entry + " is " + from.word() + ", it cannot become " + to.word());
  }

  IllegalMove(UUID entry, String why) {
    super("entry " + entry + ": " + why);
  }
}
