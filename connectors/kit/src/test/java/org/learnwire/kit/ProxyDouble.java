package org.learnwire.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy that tunnels (RFC 9110, 9.3.6), for those who have its password. */
final class ProxyDouble implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;
  private final String wanted;
  volatile boolean denies;
  final List<String> tunnels = new CopyOnWriteArrayList<>();

  ProxyDouble(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    wanted = "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.submit(this::accept);
  }

  String url() {
    return "http://localhost:" + server.getLocalPort();
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      threads.submit(() -> serve(client));
    }
  }

  private Void serve(Socket client) throws IOException {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String target = line.split(" ")[1];
        boolean known = false;
        for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
          known |= header.equals(wanted);
        }
        if (known && denies) {
          say(client, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
          continue;
        }
        if (known) {
          tunnel(client, target);
          return null;
        }
        say(
            client,
            "HTTP/1.1 407 Proxy Authentication Required\r\n"
                + "Proxy-Authenticate: Basic realm=\"acme\"\r\nContent-Length: 0\r\n\r\n");
      }
    }
    return null;
  }

  private void tunnel(Socket client, String target) throws IOException {
    tunnels.add(target);
    String[] place = target.split(":");
    try (Socket vendor = new Socket(place[0], Integer.parseInt(place[1]))) {
      say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      threads.submit(() -> pump(vendor.getInputStream(), client.getOutputStream()));
      pump(client.getInputStream(), vendor.getOutputStream());
    }
  }

  private static Void pump(InputStream from, OutputStream to) throws IOException {
    from.transferTo(to);
    return null;
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
