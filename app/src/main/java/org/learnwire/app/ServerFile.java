package org.learnwire.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.learnwire.ledger.Settlement;
import org.learnwire.routes.Desk;

/**
 * Where the running server of a data folder can be told something: its address and a token that
 * only the folder's owner can read. A command uses it when the server holds the folder.
 */
public final class ServerFile {
  static final String TOKEN_HEADER = "X-Learnwire-Token";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  private ServerFile(Path file) {
    this.file = file;
  }

  public static ServerFile in(Path data) {
    return new ServerFile(data.resolve("server.json"));
  }

  void write(String address, String token) throws IOException {
    Path fresh = file.resolveSibling("server.json.new");
    Files.deleteIfExists(fresh);
    if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        fresh,
        JSON.writeValueAsString(
            JSON.createObjectNode().put("address", address).put("token", token)));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Asks the server to approve; empty when no server answers. */
  public Optional<Desk.Approved> approve(String which) {
    return ask("/control/approve", "text/plain", which);
  }

  /** Asks the server to settle an unknown outcome; empty when no server answers. */
  public Optional<Desk.Approved> settle(String id, Settlement found, Optional<String> remoteId) {
    ObjectNode asked = JSON.createObjectNode().put("id", id).put("found", found.name());
    remoteId.ifPresent(given -> asked.put("remoteId", given));
    return ask("/control/settle", "application/json", asked.toString());
  }

  private Optional<Desk.Approved> ask(String path, String type, String body) {
    try {
      JsonNode server = JSON.readTree(Files.readString(file));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.path("address").asText() + path))
              .header(TOKEN_HEADER, server.path("token").asText())
              .header("Content-Type", type)
              .timeout(Duration.ofSeconds(30))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(approved(answer.body())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Desk.Approved approved(String body) throws IOException {
    JsonNode json = JSON.readTree(body);
    List<String> left = new ArrayList<>();
    json.path("left").forEach(line -> left.add(line.asText()));
    return new Desk.Approved(json.path("count").asInt(), left);
  }
}
