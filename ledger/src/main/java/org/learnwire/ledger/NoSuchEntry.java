package org.learnwire.ledger;

import java.util.UUID;

/** The ledger holds no entry with this id. */
public final class NoSuchEntry extends RuntimeException {
  NoSuchEntry(UUID id) {
    super("the ledger has no entry " + id);
  }
}
