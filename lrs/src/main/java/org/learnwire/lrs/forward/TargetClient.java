package org.learnwire.lrs.forward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Canonical;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;

/** Speaks xAPI to one target, one request at a time. */
final class TargetClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String VERSION = "X-Experience-API-Version";
  private static final int LONGEST_REASON = 300;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final ForwardTarget target;
  private final Clock clock;

  TargetClient(ForwardTarget target, Clock clock) {
    this.target = target;
    this.clock = clock;
  }

  /**
   * The versions that the target speaks (xAPI Communication 2.8).
   *
   * @throws IOException when it is no LRS or does not answer
   */
  Set<XapiVersion> versions() throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request("/about", XapiVersion.V1_0_3).GET());
    Set<XapiVersion> spoken = EnumSet.noneOf(XapiVersion.class);
    if (answer.statusCode() == 200) {
      for (JsonNode version : XapiJson.read(answer.body()).path("version")) {
        XapiVersion.of(version.asText()).ifPresent(spoken::add);
      }
    }
    if (spoken.isEmpty()) {
      throw new IOException(
          "GET " + target.url() + "/about names no version of xAPI (" + answer.statusCode() + ")");
    }
    return spoken;
  }

  Answer post(Parcel.Body body, XapiVersion version) throws InterruptedException {
    try {
      HttpRequest.Builder post =
          request("/statements", version)
              .header("Content-Type", body.contentType())
              .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
      return answer(send(post));
    } catch (IOException e) {
      return new Answer.Later("no answer: " + inWords(e), Optional.empty());
    }
  }

  /** Whether the target has the very statement already, voided or not. */
  boolean has(StoredStatement stored, XapiVersion version)
      throws IOException, InterruptedException {
    for (String parameter : new String[] {"statementId", "voidedStatementId"}) {
      HttpResponse<String> found = send(request(path(parameter, stored.id()), version).GET());
      if (found.statusCode() == 200 && XapiJson.read(found.body()) instanceof ObjectNode json) {
        return Arrays.equals(
            Canonical.hash(Statement.trusted(json, version)),
            Canonical.hash(stored.statement().as(version).statement()));
      }
    }
    return false;
  }

  private static String path(String parameter, UUID id) {
    return "/statements?" + parameter + "=" + id;
  }

  private Answer answer(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Answer.Taken();
    }
    if (status == 400 || status == 409 || status == 413 || status == 415 || status == 422) {
      return new Answer.Refused(status, status + ": " + reason(response.body()));
    }
    String what =
        switch (status) {
          case 401 -> "it does not know our key and secret";
          case 403 -> "our credential may not write statements there";
          case 404 -> "there is no statements resource; look at the url";
          default -> reason(response.body());
        };
    return new Answer.Later(
        status + ": " + what,
        response.headers().firstValue("Retry-After").flatMap(h -> RetryAfter.read(h, clock)));
  }

  /** What our own kind says, else the beginning of the text. */
  private static String reason(String body) {
    String text = body;
    try {
      JsonNode error = XapiJson.read(body).path("error");
      if (error.has("what")) {
        text = error.path("what").asText() + " " + error.path("where").asText();
      }
    } catch (IOException e) {
      // Not JSON: the text itself is shown.
    }
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path, XapiVersion version) {
    String pair = target.key() + ":" + target.secret();
    return HttpRequest.newBuilder(URI.create(target.url() + path))
        .timeout(PATIENCE)
        .header(VERSION, version.text())
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  static String inWords(IOException e) {
    String text = e.getMessage();
    return text == null || text.isBlank() ? e.getClass().getSimpleName() : text;
  }
}
