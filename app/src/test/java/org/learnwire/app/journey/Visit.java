package org.learnwire.app.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.Server;
import org.learnwire.app.signin.SomebodyIn;
import org.learnwire.lrs.NewCredential;

/** Somebody at a running server: a browser at its pages, or a client of its LRS. */
final class Visit {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

  private final String address;
  private String cookie = "";

  /** Somebody who may everything. */
  Visit(Server server) {
    this(server, null);
  }

  /** Somebody who may everything and whose own page is this person's. */
  Visit(Server server, @Nullable String person) {
    this(server.address());
    cookie = SomebodyIn.cookie(server, SomebodyIn.everywhere(person));
  }

  Visit(String address) {
    this.address = address;
  }

  /** Makes the first account of a server that runs elsewhere, with the code of its log file. */
  Visit signedIn(Path data) throws IOException, InterruptedException {
    Matcher code =
        Pattern.compile("code ([A-Z0-9-]{23})")
            .matcher(Files.readString(data.resolve("sign-in.log")));
    if (!code.find()) {
      throw new AssertionError("sign-in.log holds no code");
    }
    HttpResponse<String> in =
        form(
            "/setup",
            "/setup",
            Map.of("code", code.group(1), "name", "olga", "password", "four words of hers"));
    cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    return this;
  }

  /** Opens a link that was handed out, by its button. */
  HttpResponse<String> enter(String key) throws IOException, InterruptedException {
    HttpResponse<String> in = form("/enter", "/enter/" + key, Map.of("key", key));
    cookie = in.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
    return in;
  }

  HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return send(request(path).header("Accept", "text/html").GET());
  }

  /** Sends a form as a browser does that has just read the page. */
  HttpResponse<String> form(String path, String readFrom, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        "_token="
            + encoded(token(readFrom))
            + fields.entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining());
    return send(
        request(path)
            .header("Accept", "text/html")
            .header("Origin", address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends a form with a file. */
  HttpResponse<String> upload(String path, String readFrom, String file, String content)
      throws IOException, InterruptedException {
    String body =
        "--cut\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n"
            + token(readFrom)
            + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + file
            + "\"\r\nContent-Type: text/csv\r\n\r\n"
            + content
            + "\r\n--cut--\r\n";
    return send(
        request(path)
            .header("Accept", "text/html")
            .header("Origin", address)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Posts to the LRS, as logstore_xapi does. */
  HttpResponse<String> xapi(String path, NewCredential who, String json)
      throws IOException, InterruptedException {
    String pair = who.key() + ":" + who.secret();
    return send(
        request(path)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("X-Experience-API-Version", "1.0.3")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private String token(String page) throws IOException, InterruptedException {
    Matcher found = TOKEN.matcher(page(page).body());
    if (!found.find()) {
      throw new AssertionError("the page " + page + " gives no token");
    }
    return found.group(1);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
