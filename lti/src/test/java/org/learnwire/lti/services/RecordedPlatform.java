package org.learnwire.lti.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnwire.lti.Registration;
import org.learnwire.lti.dialect.Dialect;

/**
 * Answers as a real Moodle 4.5 answered, provided it is asked as that one was: method, path, media
 * types and the parameters of the recorded request must be those of the recording.
 */
final class RecordedPlatform implements AutoCloseable {
  private static final String RECORDED = "127.0.0.1:8085";

  /** One exchange of the captures: what was asked, and what came. */
  record Exchange(
      String method,
      String target,
      Map<String, String> sent,
      String asked,
      int status,
      Map<String, String> headers,
      String body) {

    static Exchange load(String name) {
      return parse(text(name));
    }

    static String text(String name) {
      try (InputStream in =
          RecordedPlatform.class.getResourceAsStream("/moodle/services/" + name + ".txt")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Exchange parse(String text) {
      int answer = text.indexOf("<<< HTTP ");
      String[] request = text.substring(4, answer).split("\n\n", 2);
      String[] line = request[0].split("\n", 2)[0].split(" ");
      String[] reply = text.substring(answer).split("\n\n", 2);
      int status = Integer.parseInt(reply[0].split("\n", 2)[0].split(" ")[2]);
      return new Exchange(
          line[0],
          line[1].replaceFirst("http://[^/]*", ""),
          headers(request[0]),
          request.length < 2 ? "" : request[1].strip(),
          status,
          headers(reply[0]),
          reply.length < 2 ? "" : reply[1]);
    }

    private static Map<String, String> headers(String block) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      Arrays.stream(block.split("\n"))
          .skip(1)
          .filter(each -> each.contains(": "))
          .forEach(each -> headers.put(each.split(": ", 2)[0], each.split(": ", 2)[1]));
      return headers;
    }
  }

  /** What we sent. */
  record Sent(String method, String target, Map<String, String> headers, String body) {}

  final List<Sent> sent = new ArrayList<>();
  final List<String> unlike = new ArrayList<>();
  private final Deque<Exchange> next = new ArrayDeque<>();
  private final HttpServer server;
  private String token = "token-ok";
  private String link = "";

  RecordedPlatform() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  String host() {
    return url("").substring("http://".length());
  }

  /** The recorded header that says how a list goes on, as its bytes came over the wire. */
  static String link(String name) {
    String header =
        Exchange.text(name)
            .lines()
            .filter(line -> line.startsWith("Link: "))
            .findFirst()
            .orElseThrow()
            .substring("Link: ".length());
    boolean raw = header.chars().anyMatch(each -> each > 0xff);
    return raw
        ? new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
        : header;
  }

  Registration registration() {
    String token = url("/mod/lti/token.php");
    return Tool.registration(Dialect.MOODLE, url(""), "NYcXtf2bm5ys6wR", token, token);
  }

  RecordedPlatform then(String... names) {
    Arrays.stream(names).map(Exchange::load).forEach(next::add);
    return this;
  }

  /** Where the lists go on, in place of what was recorded. */
  void goesOn(String header) {
    link = header;
  }

  void tokens(String name) {
    token = name;
  }

  /** The last call of a service, or of the token endpoint. */
  Sent last(String part) {
    return sent.stream()
        .filter(each -> each.target().contains(part))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Sent call =
        new Sent(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    sent.add(call);
    Exchange recorded = call.target().endsWith("/token.php") ? Exchange.load(token) : next.poll();
    if (recorded == null) {
      unlike.add("nobody expected " + call.method() + " " + call.target());
      recorded = Exchange.load("ags-lineitem-get-404");
    } else {
      compare(recorded, call);
    }
    send(exchange, recorded);
  }

  private void compare(Exchange recorded, Sent call) {
    for (String name : List.of("Accept", "Content-Type")) {
      String wanted = recorded.sent().get(name);
      if (wanted != null && !wanted.equals(call.headers().get(name))) {
        unlike.add(name + ": " + call.headers().get(name) + " instead of " + wanted);
      }
    }
    String[] was = recorded.target().split("\\?", 2);
    String[] is = call.target().split("\\?", 2);
    boolean params =
        was.length < 2
            || is.length > 1 && List.of(is[1].split("&")).containsAll(List.of(was[1].split("&")));
    if (!recorded.method().equals(call.method()) || !was[0].equals(is[0]) || !params) {
      unlike.add(call.method() + " " + call.target() + " instead of " + recorded.target());
    }
  }

  private void send(HttpExchange exchange, Exchange recorded) throws IOException {
    String here = host();
    recorded
        .headers()
        .forEach(
            (name, value) ->
                exchange.getResponseHeaders().set(name, value.replace(RECORDED, here)));
    if (!link.isEmpty()) {
      exchange.getResponseHeaders().set("Link", link);
    }
    byte[] body = recorded.body().replace(RECORDED, here).strip().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(recorded.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
