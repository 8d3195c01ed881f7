package org.learnwire.app.lrs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.DatabasePlace;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;

/**
 * A start on an empty folder with one request of each common kind, so that their classes are known.
 */
public final class LrsWarmUp {
  private static final String STATEMENT =
      """
      {"actor": {"account": {"homePage": "https://lms.example.test", "name": "1"}},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed", "display": {"en": "completed"}},
       "object": {"id": "https://lms.example.test/course/1",
         "definition": {"name": {"en": "Course"}}},
       "result": {"success": true, "score": {"scaled": 0.5}, "duration": "PT1M"},
       "context": {"contextActivities": {"parent": [{"id": "https://lms.example.test/"}]}},
       "timestamp": "2026-01-01T00:00:00Z"}
      """;

  private final String endpoint;
  private final String authorization;

  private LrsWarmUp(String endpoint, NewCredential credential) {
    this.endpoint = endpoint;
    String pair = credential.key() + ":" + credential.secret();
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  public static void run(Path data) throws IOException {
    Path file = data.resolve("lrs-credentials.yaml");
    NewCredential credential = Credentials.load(file, Clock.systemUTC()).add("warm-up");
    try (LrsOnlyServer server =
        LrsOnlyServer.start(new LrsOnlySettings(DatabasePlace.in(data), file, 0))) {
      LrsWarmUp client = new LrsWarmUp(server.endpoint(), credential);
      client.call("POST", "statements", STATEMENT);
      client.call("POST", "statements", "[" + STATEMENT + "]");
      client.call("GET", "statements?limit=1&related_activities=true", null);
      client.call("GET", "about", null);
      client.call("POST", "statements", "{}");
    }
  }

  private void call(String method, String path, @Nullable String body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(endpoint + path).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setRequestProperty("Authorization", authorization);
    connection.setRequestProperty("X-Experience-API-Version", "1.0.3");
    if (body != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    try (InputStream in =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      in.readAllBytes();
    }
  }
}
