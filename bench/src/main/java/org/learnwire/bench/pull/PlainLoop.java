package org.learnwire.bench.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a script would do: one page after the other, read and parsed, and nothing else. */
final class PlainLoop {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Records per second over these pages. */
  double run(String address, long records, int page) throws IOException, InterruptedException {
    pages(address, Math.min(records, 20L * page), page); // warm-up
    long began = System.nanoTime();
    long read = pages(address, records, page);
    return read * 1e9 / (System.nanoTime() - began);
  }

  private long pages(String address, long records, int page)
      throws IOException, InterruptedException {
    long read = 0;
    while (read < records) {
      URI uri = URI.create(address + "/lessons?offset=" + read + "&limit=" + page);
      HttpResponse<InputStream> answer =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        JsonNode lessons = json.readTree(body).path("lessons");
        if (lessons.isEmpty()) {
          throw new IOException("the source has no page at " + uri);
        }
        read += lessons.size();
      }
    }
    return read;
  }
}
