package org.learnwire.app.lrs.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** Sends bytes and reads what comes until the server closes, within a deadline. */
final class RawClient {
  static final int DEADLINE_MILLIS = 10_000;
  private final int port;

  RawClient(int port) {
    this.port = port;
  }

  /** Throws when the deadline passes: a server that hangs is the worst answer. */
  RawAnswer send(RawRequest request) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), DEADLINE_MILLIS);
      socket.setSoTimeout(DEADLINE_MILLIS);
      byte[] answer = write(socket, request) ? read(socket.getInputStream(), start) : new byte[0];
      return RawAnswer.parse(answer, (System.nanoTime() - start) / 1_000_000);
    } catch (SocketTimeoutException e) {
      throw new IOException("no answer within " + DEADLINE_MILLIS + " ms to\n" + request, e);
    }
  }

  /** A server may refuse and answer before it has read all: then its answer still counts. */
  private static boolean write(Socket socket, RawRequest request) throws IOException {
    try {
      socket.getOutputStream().write(request.head());
      socket.getOutputStream().write(request.body);
      socket.shutdownOutput();
      return true;
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return !socket.isClosed();
    }
  }

  private static byte[] read(InputStream in, long start) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[16_384];
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        all.write(part, 0, n);
        if (System.nanoTime() - start > DEADLINE_MILLIS * 1_000_000L) {
          throw new SocketTimeoutException("still sending after the deadline");
        }
      }
    } catch (SocketException e) {
      // Reset after its answer, because we were still sending.
    }
    return all.toByteArray();
  }
}
