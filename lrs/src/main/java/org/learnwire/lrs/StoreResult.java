package org.learnwire.lrs;

import java.util.UUID;

/** What became of a statement that was to be stored. */
public sealed interface StoreResult {
  /** The statement's id, as given or as assigned. */
  UUID id();

  /** It is new. */
  record Stored(UUID id, long position) implements StoreResult {}

  /** The same statement was there: nothing changed. */
  record AlreadyThere(UUID id, long position) implements StoreResult {}

  /** Another statement has this id: nothing changed. */
  record Conflict(UUID id, long position) implements StoreResult {}
}
