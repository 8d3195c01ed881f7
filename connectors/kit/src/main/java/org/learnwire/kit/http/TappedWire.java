package org.learnwire.kit.http;

import java.io.ByteArrayInputStream;

/** A wire that somebody listens to. */
final class TappedWire implements Wire {
  private final Wire wire;
  private final Tap tap;

  TappedWire(Wire wire, Tap tap) {
    this.wire = wire;
    this.tap = tap;
  }

  @Override
  public Answer send(Request request) throws Exception {
    Tap.Asked asked =
        new Tap.Asked(
            request.method().name(),
            request.url(),
            request.query(),
            request.body(),
            request.contentType());
    tap.asks(asked);
    Tap.Told told;
    try (Answer answer = wire.send(request)) {
      told = new Tap.Told(answer.status(), answer.headers(), answer.body().readAllBytes());
    }
    Tap.Told read = tap.heard(asked, told);
    return new Answer(
        read.status(), read.headers(), new ByteArrayInputStream(read.body()), () -> {});
  }

  @Override
  public void close() {
    wire.close();
  }
}
