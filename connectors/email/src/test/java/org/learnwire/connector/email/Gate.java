package org.learnwire.connector.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that follows a script: what it answers to a command, or that it hangs up. */
final class Gate implements AutoCloseable {
  static final String CUT = "cut";
  static final String SILENT = "silent";

  /** Every command, {@code TLS} where the line was encrypted, {@code .} for a whole letter. */
  final List<String> heard = new CopyOnWriteArrayList<>();

  final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Deque<String>> script = new ConcurrentHashMap<>();
  private final List<String> extensions = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private SSLContext tls;
  private int behind;

  Gate() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::listen, "gate");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** What it answers to a command, the last for ever; {@code BODY} is a line of a letter. */
  Gate on(String command, String... answers) {
    script.put(command, new ArrayDeque<>(List.of(answers)));
    return this;
  }

  Gate offering(String extension) {
    extensions.add(extension);
    return this;
  }

  /** Encrypts when it is asked to, and from there on lets the server at that port speak. */
  Gate encrypting(SSLContext context, int port) {
    tls = context;
    behind = port;
    return offering("STARTTLS");
  }

  long count(String command) {
    return heard.stream().filter(each -> each.startsWith(command)).count();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread thread = new Thread(() -> served(socket), "gate-line");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void served(Socket socket) {
    most.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (socket) {
      serve(socket);
    } catch (IOException e) {
      heard.add("GONE");
    } finally {
      open.decrementAndGet();
    }
  }

  private void serve(Socket socket) throws IOException {
    // Whoever asks for STARTTLS waits for the answer, so nothing encrypted is held back here.
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    if (!answered("GREETING", "220 gate.test", out)) {
      return;
    }
    for (String line = line(in); line != null; line = line(in)) {
      heard.add(line);
      String command = line.split("[ :]")[0].toUpperCase();
      if (command.equals("STARTTLS") && tls != null) {
        answer("220 go ahead", out);
        encrypted(socket);
        return;
      }
      boolean goOn =
          switch (command) {
            case "EHLO" -> answered(command, welcome(), out);
            case "DATA" -> data(in, out);
            case "QUIT" -> answered(command, "221 bye", out) && false;
            default -> answered(command, "250 2.0.0 fine", out);
          };
      if (!goOn) {
        return;
      }
    }
  }

  private String welcome() {
    StringBuilder lines = new StringBuilder("250-gate.test\r\n");
    extensions.forEach(each -> lines.append("250-").append(each).append("\r\n"));
    return lines + "250 SIZE 1000000";
  }

  private boolean data(InputStream in, OutputStream out) throws IOException {
    String answer = next("DATA", "354 go ahead");
    if (answer.equals(CUT)) {
      return false;
    }
    answer(answer, out);
    return !answer.startsWith("354") || letter(in, out);
  }

  private boolean letter(InputStream in, OutputStream out) throws IOException {
    for (String line = line(in); line != null; line = line(in)) {
      if (line.equals(".")) {
        heard.add(".");
        return answered(".", "250 2.0.0 queued as 4711", out);
      }
      if (script.containsKey("BODY") && next("BODY", "").equals(CUT)) {
        return false;
      }
    }
    return false;
  }

  private boolean answered(String command, String usual, OutputStream out) throws IOException {
    String answer = next(command, usual);
    if (answer.equals(CUT)) {
      return false;
    }
    if (answer.equals(SILENT)) {
      return true;
    }
    answer(answer, out);
    return true;
  }

  private String next(String command, String usual) {
    Deque<String> answers = script.get(command);
    if (answers == null) {
      return usual;
    }
    synchronized (answers) {
      return answers.size() > 1 ? answers.poll() : answers.peek();
    }
  }

  private static void answer(String text, OutputStream out) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void encrypted(Socket plain) throws IOException {
    try (SSLSocket safe =
            (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", port(), true);
        Socket inner = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      safe.setUseClientMode(false);
      safe.startHandshake();
      heard.add("TLS");
      line(inner.getInputStream());
      joined(safe, inner);
    }
  }

  /** Whatever one says, the other hears. */
  static void joined(Socket one, Socket other) throws IOException {
    Thread back =
        new Thread(
            () -> {
              try {
                other.getInputStream().transferTo(one.getOutputStream());
              } catch (IOException e) {
                // The other side is done.
              }
            });
    back.setDaemon(true);
    back.start();
    one.getInputStream().transferTo(other.getOutputStream());
  }

  /** Byte by byte: what follows may be encrypted. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int each = in.read(); each >= 0; each = in.read()) {
      if (each == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
      }
      line.write(each);
    }
    return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
