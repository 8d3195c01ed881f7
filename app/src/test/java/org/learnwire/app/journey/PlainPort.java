package org.learnwire.app.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A port that answers whatever comes as web servers answer TLS where they expect plain HTTP. */
final class PlainPort implements AutoCloseable {
  private final ServerSocket socket;

  private PlainPort(ServerSocket socket) {
    this.socket = socket;
  }

  static PlainPort open() throws IOException {
    PlainPort port = new PlainPort(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(port::answer, "plain port");
    thread.setDaemon(true);
    thread.start();
    return port;
  }

  private void answer() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        caller
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        caller.shutdownOutput();
        caller.getInputStream().readAllBytes();
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  String https() {
    return "https://127.0.0.1:" + socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
