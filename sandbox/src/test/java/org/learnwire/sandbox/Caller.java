package org.learnwire.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a sandbox the way its users do: over HTTP. */
final class Caller {

  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String REST = "/moodle/webservice/rest/server.php";
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  Caller(String url) {
    this.url = url;
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** A Moodle call as recorded: an encoded form. */
  HttpResponse<String> form(String form) throws IOException {
    return send("POST", REST, form, "Content-Type", "application/x-www-form-urlencoded");
  }

  /** {@code name, value, name, value …}. */
  JsonNode moodle(String function, Object... params) throws IOException {
    return MAPPER.readTree(form(encoded(function, params)).body());
  }

  static String encoded(String function, Object... params) {
    StringBuilder form =
        new StringBuilder("wstoken=sandbox-moodle-token&moodlewsrestformat=json&wsfunction=")
            .append(function);
    for (int i = 0; i < params.length; i += 2) {
      form.append('&').append(code(params[i])).append('=').append(code(params[i + 1]));
    }
    return form.toString();
  }

  static String code(Object text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
  }

  HttpResponse<String> bamboo(String method, String path, String body) throws IOException {
    return send(
        method,
        "/bamboohr/api" + path,
        body,
        "Authorization",
        "Basic c2FuZGJveC1iYW1ib28ta2V5Ong=",
        "Accept",
        "application/json",
        "Content-Type",
        "application/json");
  }

  JsonNode bamboo(String path) throws IOException {
    return MAPPER.readTree(bamboo("GET", path, "").body());
  }

  /** The operator's side: GET without a body, POST with one. */
  JsonNode look(String path) throws IOException {
    return MAPPER.readTree(send("GET", "/sandbox" + path, "").body());
  }

  JsonNode tell(String path, String json) throws IOException {
    HttpResponse<String> answer = send("POST", "/sandbox" + path, json.replace('\'', '"'));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return MAPPER.readTree(answer.body());
  }

  /** The Moodle user of an odd case. */
  int odd(String name) throws IOException {
    return Integer.parseInt(look("/company").path("oddities").path(name).asText().split(" ")[1]);
  }
}
