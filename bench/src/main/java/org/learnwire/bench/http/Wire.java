package org.learnwire.bench.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/**
 * One kept-alive connection, used by one thread. It does what measuring needs of HTTP/1.1 (RFC
 * 9112): lengths and chunks, no redirects, no compression. When the server closed it, the next
 * request opens it anew; a request is never sent twice.
 */
public final class Wire implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final byte[] NOTHING = new byte[0];

  private final URI server;
  private final List<String> fields = new ArrayList<>();
  private Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private boolean open;
  private boolean keptAlive;
  private int length;
  private boolean chunked;

  /**
   * @param server scheme, host and port of whom to speak with
   */
  public Wire(URI server) {
    this.server = server;
  }

  /**
   * Sends a request and reads the answer to its end.
   *
   * @param head request line and fields, each with its line end, without the empty line
   */
  public Reply send(String head, byte[] body) throws IOException {
    open();
    byte[] headBytes = (head + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, request, 0, headBytes.length);
    System.arraycopy(body, 0, request, headBytes.length, body.length);
    long began = System.nanoTime();
    try {
      out.write(request);
      out.flush();
      int status = readHead();
      byte[] answer = readBody(status);
      long nanos = System.nanoTime() - began;
      if (!keptAlive) {
        close();
      }
      return new Reply(status, answer, nanos);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The values of a field in the last answer. */
  public List<String> fields(String name) {
    String begin = name + ":";
    return fields.stream()
        .filter(field -> field.regionMatches(true, 0, begin, 0, begin.length()))
        .map(field -> field.substring(begin.length()).strip())
        .toList();
  }

  private boolean isSecure() {
    return "https".equals(server.getScheme());
  }

  private int port() {
    return server.getPort() > 0 ? server.getPort() : isSecure() ? 443 : 80;
  }

  private void open() throws IOException {
    if (open) {
      return;
    }
    String host = server.getHost();
    Socket plain = new Socket();
    plain.setTcpNoDelay(true);
    plain.connect(new InetSocketAddress(host, port()), TIMEOUT_MILLIS);
    plain.setSoTimeout(TIMEOUT_MILLIS);
    socket = isSecure() ? secured(plain, host) : plain;
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    out = socket.getOutputStream();
    open = true;
  }

  private Socket secured(Socket plain, String host) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    return factory.createSocket(plain, host, port(), true);
  }

  private int readHead() throws IOException {
    String status = line();
    if (!status.startsWith("HTTP/1.") || status.length() < 12) {
      throw new IOException("no HTTP/1 answer: " + status);
    }
    keptAlive = status.startsWith("HTTP/1.1");
    length = -1;
    chunked = false;
    fields.clear();
    for (String field = line(); !field.isEmpty(); field = line()) {
      fields.add(field);
      header(field.toLowerCase(Locale.ROOT));
    }
    return Integer.parseInt(status.substring(9, 12));
  }

  private void header(String field) {
    if (field.startsWith("content-length:")) {
      length = Integer.parseInt(field.substring(15).trim());
    } else if (field.startsWith("transfer-encoding:")) {
      chunked = field.contains("chunked");
    } else if (field.startsWith("connection:") && field.contains("close")) {
      keptAlive = false;
    }
  }

  private byte[] readBody(int status) throws IOException {
    if (status == 204 || status == 304) {
      return NOTHING;
    }
    if (chunked) {
      return readChunks();
    }
    if (length >= 0) {
      return exactly(length);
    }
    keptAlive = false;
    return in.readAllBytes();
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line();
      int end = size.indexOf(';');
      int bytes = Integer.parseInt((end < 0 ? size : size.substring(0, end)).trim(), 16);
      if (bytes == 0) {
        while (!line().isEmpty()) {
          continue;
        }
        return body.toByteArray();
      }
      body.write(exactly(bytes));
      line();
    }
  }

  private byte[] exactly(int bytes) throws IOException {
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("the answer ended before its length");
    }
    return read;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    open = false;
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("closing a connection failed", e);
    }
  }
}
