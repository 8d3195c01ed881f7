package org.learnwire.kit.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A wire that is laid with the first request: a connection that engines serve needs none. */
final class LateWire implements Wire {
  private final Supplier<Wire> lay;
  private @Nullable Wire wire;

  LateWire(Supplier<Wire> lay) {
    this.lay = lay;
  }

  @Override
  public Answer send(Request request) throws Exception {
    return laid().send(request);
  }

  @Override
  public synchronized void close() {
    if (wire != null) {
      wire.close();
    }
  }

  private synchronized Wire laid() {
    if (wire == null) {
      wire = lay.get();
    }
    return wire;
  }
}
