package org.learnwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** What a client at the other end of a real connection notices of the settings. */
class HttpConnectorTest {
  private static WebServer server;

  @BeforeAll
  static void start() {
    TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
    tomcat.setAddress(InetAddress.getLoopbackAddress());
    new HttpConnector().customize(tomcat);
    server =
        tomcat.getWebServer(
            context ->
                context
                    .addServlet(
                        "one",
                        new HttpServlet() {
                          @Override
                          protected void doGet(
                              HttpServletRequest request, HttpServletResponse response)
                              throws IOException {
                            response.getWriter().print(request.getQueryString());
                          }

                          @Override
                          protected void doPost(
                              HttpServletRequest request, HttpServletResponse response) {
                            response.setStatus(413);
                          }
                        })
                    .addMapping("/"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String head(BufferedReader in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Test
  void a_connection_serves_more_than_a_hundred_requests() throws IOException {
    try (Socket socket = connect()) {
      BufferedReader in = reader(socket);
      for (int i = 0; i < 150; i++) {
        send(socket, "GET /?n HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(head(in)).as("request " + i).startsWith("HTTP/1.1 200").doesNotContain("close");
        assertThat(in.read()).isEqualTo('n');
      }
    }
  }

  @Test
  void json_that_a_browser_left_as_it_is_arrives() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "GET /?agent={\"mbox\":[^|`]} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(head(reader(socket))).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_long_query_is_read_and_an_endless_one_refused() throws IOException {
    for (int kilobytes : new int[] {40, 80}) {
      try (Socket socket = connect()) {
        String query = "x".repeat(kilobytes * 1024);
        send(socket, "GET /?" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(head(reader(socket)))
            .startsWith(kilobytes == 40 ? "HTTP/1.1 200" : "HTTP/1.1 4");
      }
    }
  }

  @Test
  void who_sends_too_much_still_hears_the_answer() throws IOException {
    byte[] piece = new byte[64 * 1024];
    Arrays.fill(piece, (byte) 'x');
    try (Socket socket = connect()) {
      send(socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 31457280\r\n\r\n");
      for (int i = 0; i < 480; i++) {
        socket.getOutputStream().write(piece);
      }
      assertThat(head(reader(socket))).startsWith("HTTP/1.1 413");
    }
  }
}
