package org.learnwire.lrs;

import java.util.List;
import java.util.UUID;

/**
 * A statement with everything worked out that needs no database: the writer, for which everybody
 * waits, only writes. Its id may be given last, where it hangs on what was stored before.
 */
public final class Prepared {
  private final ReadyStatement ready;
  private final Mentions mentions;

  Prepared(ReadyStatement ready, Mentions mentions) {
    this.ready = ready;
    this.mentions = mentions;
  }

  public Prepared withId(UUID id) {
    return id.equals(ready.id()) ? this : new Prepared(ready.withId(id), mentions);
  }

  Delivery delivery() {
    return new Delivery(List.of(ready), List.of(), mentions);
  }
}
