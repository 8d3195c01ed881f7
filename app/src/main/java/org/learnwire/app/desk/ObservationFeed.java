package org.learnwire.app.desk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.learnwire.app.pages.ObservationFile;
import org.learnwire.routes.Feed;
import org.learnwire.routes.Journey;

/** Reads the CSV of observations that the settings name, at every pass; nothing counts twice. */
final class ObservationFeed implements Feed {
  private final Journey journey;
  private final String place;
  private final HttpClient http = HttpClient.newHttpClient();

  ObservationFeed(Journey journey, String place) {
    this.journey = journey;
    this.place = place;
  }

  @Override
  public Brought bring() {
    String text;
    try {
      text = place.startsWith("http") ? fetched() : Files.readString(Path.of(place));
    } catch (IOException e) {
      return problem("cannot be read (" + e.getMessage() + "); is the address right?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Brought.NOTHING;
    }
    ObservationFile.Taken taken =
        ObservationFile.take(text, new JourneyObservations(journey), journey.settings().zone());
    return taken.refused().isEmpty()
        ? new Brought(
            taken.stored(),
            taken.leftOut().stream().map(row -> "the file of observations, " + row).toList(),
            List.of())
        : problem("was refused: " + String.join(" ", taken.refused()));
  }

  private String fetched() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place)).timeout(Duration.ofSeconds(30)).build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the answer was " + answer.statusCode());
    }
    return answer.body();
  }

  private static Brought problem(String what) {
    return new Brought(0, List.of(), List.of("the file of observations " + what));
  }
}
