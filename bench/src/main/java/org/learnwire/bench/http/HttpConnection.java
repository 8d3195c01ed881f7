package org.learnwire.bench.http;

import java.io.IOException;

/** One kept-alive connection to an LRS, used by one thread. */
public final class HttpConnection implements AutoCloseable {
  private static final byte[] NOTHING = new byte[0];

  private final LrsAddress address;
  private final Wire wire;

  public HttpConnection(LrsAddress address) {
    this.address = address;
    this.wire = new Wire(address.endpoint());
  }

  public Reply get(String path) throws IOException {
    return wire.send(address.head("GET", path), NOTHING);
  }

  /** Sends JSON to the statements resource. */
  public Reply postStatements(byte[] json) throws IOException {
    String head =
        address.head("POST", address.statements())
            + "Content-Type: application/json\r\nContent-Length: "
            + json.length
            + "\r\n";
    return wire.send(head, json);
  }

  @Override
  public void close() {
    wire.close();
  }
}
