package org.learnwire.app;

import com.fasterxml.jackson.core.type.TypeReference;
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
import org.jspecify.annotations.Nullable;
import org.learnwire.ledger.Settlement;
import org.learnwire.routes.Desk;
import org.learnwire.routes.MappingReplay;

/**
 * Where the running server of a data folder can be told something: its address and a token that
 * only the folder's owner can read. A command uses it when the server holds the folder.
 */
public final class ServerFile {
  static final String TOKEN_HEADER = "X-Learnwire-Token";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofHours(6);

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
    return ask("/control/approve", "text/plain", which, SOON).map(ServerFile::approved);
  }

  /** Asks the server to plan for the next cycle; empty when no server answers. */
  public Optional<Desk.Approved> nextCycle(String which) {
    return ask("/control/next-cycle", "text/plain", which, SOON).map(ServerFile::approved);
  }

  /** Asks the server to settle an unknown outcome; empty when no server answers. */
  public Optional<Desk.Approved> settle(String id, Settlement found, Optional<String> remoteId) {
    ObjectNode asked = JSON.createObjectNode().put("id", id).put("found", found.name());
    remoteId.ifPresent(given -> asked.put("remoteId", given));
    return ask("/control/settle", JSON_TYPE, asked.toString(), SOON).map(ServerFile::approved);
  }

  /** Asks the server for what a command wants of backfills; empty when no server answers. */
  public Optional<List<String>> backfill(BackfillRequest request) {
    return ask("/control/backfill", JSON_TYPE, JSON.valueToTree(request).toString(), SOON)
        .map(json -> read(json, new TypeReference<List<String>>() {}));
  }

  /** Asks the server to map kept records anew, and waits; empty when no server answers. */
  public Optional<List<MappingReplay.Outcome>> replay(String which) {
    return ask("/control/replay", "text/plain", which, LONG)
        .map(json -> read(json, new TypeReference<List<MappingReplay.Outcome>>() {}));
  }

  /** Tells the server who is who; empty when no server answers. */
  public Optional<List<String>> people(PeopleRequest request) {
    return ask("/control/people", JSON_TYPE, JSON.valueToTree(request).toString(), SOON)
        .map(json -> read(json, new TypeReference<List<String>>() {}));
  }

  /** Has the server copy, hold, restrict or erase; empty when no server answers. */
  public Optional<List<String>> privacy(PrivacyRequest request) {
    return ask("/control/privacy", JSON_TYPE, JSON.valueToTree(request).toString(), LONG)
        .map(json -> read(json, new TypeReference<List<String>>() {}));
  }

  /** Answers to the server what asks a person; empty when no server answers. */
  public Optional<List<String>> proposals(ProposalRequest request) {
    return ask("/control/proposals", JSON_TYPE, JSON.valueToTree(request).toString(), SOON)
        .map(json -> read(json, new TypeReference<List<String>>() {}));
  }

  /** Tells the server of writing as a whole; empty when no server answers. */
  public Optional<List<String>> writes(WritesRequest request) {
    ObjectNode asked = JSON.createObjectNode();
    asked.put("act", request.act().name()).put("connection", request.connection());
    request.ids().forEach(asked.putArray("ids")::add);
    asked.put("batch", request.batch()).put("rule", request.rule());
    asked.put("since", text(request.since())).put("until", text(request.until()));
    asked.put("keep", text(request.keep())).put("really", request.really());
    asked.put("why", request.why()).put("who", request.who());
    return ask("/control/writes", JSON_TYPE, asked.toString(), SOON)
        .map(json -> read(json, new TypeReference<List<String>>() {}));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Asks the server what a command wants of accounts; empty when no server answers. */
  public Optional<List<String>> accounts(AccountRequest request) {
    return ask("/control/accounts", JSON_TYPE, JSON.valueToTree(request).toString(), SOON)
        .map(json -> read(json, new TypeReference<List<String>>() {}));
  }

  private Optional<JsonNode> ask(String path, String type, String body, Duration patience) {
    try {
      JsonNode server = JSON.readTree(Files.readString(file));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.path("address").asText() + path))
              .header(TOKEN_HEADER, server.path("token").asText())
              .header("Content-Type", type)
              .timeout(patience)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 422) {
        throw new IllegalArgumentException(JSON.readTree(answer.body()).path("message").asText());
      }
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static <T> T read(JsonNode json, TypeReference<T> type) {
    return JSON.convertValue(json, type);
  }

  private static Desk.Approved approved(JsonNode json) {
    List<String> left = new ArrayList<>();
    json.path("left").forEach(line -> left.add(line.asText()));
    return new Desk.Approved(json.path("count").asInt(), left);
  }
}
