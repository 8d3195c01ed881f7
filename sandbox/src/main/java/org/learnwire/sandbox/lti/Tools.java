package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** The tools of one platform, and their public keys, which are fetched anew each time. */
final class Tools {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final World world;
  private final String collection;
  private final boolean keepsKeys;
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  /** Keys are fetched for every signature. */
  Tools(World world, String platform) {
    this(world, platform, false);
  }

  /** {@code keepsKeys}: a tool's keys are fetched again only when a signature does not fit. */
  Tools(World world, String platform, boolean keepsKeys) {
    this.world = world;
    this.collection = platform + "/lti-tools";
    this.keepsKeys = keepsKeys;
  }

  Optional<Tool> find(String clientId) {
    return world.read(() -> world.things().find(collection, clientId)).map(Tool::new);
  }

  /** The one asked for, else the first that is switched on. */
  Optional<Tool> pick(String clientId) {
    return clientId.isEmpty()
        ? all().stream().map(Tool::new).filter(Tool::active).findFirst()
        : find(clientId);
  }

  Collection<ObjectNode> all() {
    return world.read(() -> world.things().of(collection));
  }

  void keep(Tool tool) {
    world.change(
        change -> {
          change.put(collection, tool.clientId(), tool.kept());
          return null;
        });
  }

  /**
   * Checks a text that the tool signed.
   *
   * @throws IOException when the tool's keys cannot be had: where, and what came
   */
  boolean signed(Tool tool, Jwt jwt) throws IOException {
    String kept = keys.get(tool.jwksUrl());
    if (kept != null && signed(kept, jwt)) {
      return true;
    }
    String fetched = fetch(tool.jwksUrl());
    if (keepsKeys) {
      keys.put(tool.jwksUrl(), fetched);
    }
    return signed(fetched, jwt);
  }

  private static boolean signed(String jwks, Jwt jwt) throws IOException {
    PublicKey key = Keys.find(Json.MAPPER.readTree(jwks), jwt.header().path("kid").asText());
    return key != null && jwt.signedBy(key);
  }

  private String fetch(String url) throws IOException {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(url + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
