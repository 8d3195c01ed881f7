package org.learnwire.lti;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small documents of platforms: guarded, never redirected, never large, never waited for long. */
public final class Web {
  private static final int LARGEST = 512 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern MAX_AGE = Pattern.compile("max-age=([0-9]{1,9})");

  private final AddressGuard guard;
  private final HttpClient client;

  public Web(AddressGuard guard) {
    this.guard = guard;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * What came back.
   *
   * @param keep how long the sender says that it is good; zero where it says nothing
   * @param date what the sender's clock says
   */
  public record Answer(int status, String body, Duration keep, Optional<Instant> date) {}

  /**
   * Reads a document.
   *
   * @throws AddressRefused when the address is not to be called
   * @throws IOException when nothing came, or too much
   */
  public Answer get(URI address, Map<String, String> headers) throws IOException {
    return send(request(address, headers).GET().build());
  }

  /** Sends JSON and reads what comes back. */
  public Answer post(URI address, Map<String, String> headers, String json) throws IOException {
    return send(
        request(address, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(URI address, Map<String, String> headers) {
    guard.check(address);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json");
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw new IOException("the answer is larger than " + LARGEST / 1024 + " kB");
        }
        return new Answer(
            response.statusCode(),
            new String(bytes, StandardCharsets.UTF_8),
            keep(response),
            date(response));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Optional<Instant> date(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Date")
          .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration keep(HttpResponse<?> response) {
    Matcher found = MAX_AGE.matcher(response.headers().firstValue("Cache-Control").orElse(""));
    return found.find() ? Duration.ofSeconds(Long.parseLong(found.group(1))) : Duration.ZERO;
  }
}
