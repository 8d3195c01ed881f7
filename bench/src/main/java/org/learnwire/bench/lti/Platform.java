package org.learnwire.bench.lti;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A learning platform's half of a launch, as a process of its own: it says who somebody is, signs
 * it, and hands the browser the form that goes to the tool. It ends with its standard input.
 */
public final class Platform {
  private static final int THREADS = 8;

  private final Signer signer;

  private Platform(Signer signer) {
    this.signer = signer;
  }

  /** Prints its port and serves until nobody holds its input any more. */
  public static void main(String[] args) throws Exception {
    // An answer in two pieces would wait 40 ms for the receiver's word on the first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Platform platform = new Platform(new Signer());
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/jwks", platform::jwks);
    server.createContext("/auth", platform::auth);
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  private void jwks(HttpExchange exchange) throws IOException {
    answer(exchange, "application/json", signer.publicKeys());
  }

  /** {@code login_hint} says who launches, and after a blank which page the link names. */
  private void auth(HttpExchange exchange) throws IOException {
    Map<String, String> asked = query(exchange.getRequestURI().getRawQuery());
    String[] hint = asked.getOrDefault("login_hint", "learner-0 loop").split(" ");
    String redirect = asked.getOrDefault("redirect_uri", "");
    String token = signer.token(hint[0], hint[1], asked.getOrDefault("nonce", ""), redirect);
    String form =
        """
        <!doctype html><html><body onload="document.forms[0].submit()">
        <form method="post" action="%s"><input type="hidden" name="id_token" value="%s">
        <input type="hidden" name="state" value="%s"></form></body></html>
        """
            .formatted(redirect, token, asked.getOrDefault("state", ""));
    answer(exchange, "text/html", form);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> values = new HashMap<>();
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
