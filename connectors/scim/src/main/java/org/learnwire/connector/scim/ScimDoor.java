package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The service of one connection: what a request asks and whether it may. A change is on the disk
 * before it is answered.
 */
public final class ScimDoor {
  /** A token that can be guessed is none. */
  private static final int SHORTEST = 24;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final byte[] bearer;
  private final String address;
  private final ScimUsers users;

  /**
   * @param token the provider's, by which it is known
   * @param folder in which users are kept
   * @param address of the service as the provider knows it, no slash at its end
   * @throws IllegalArgumentException if the token is too short
   */
  public ScimDoor(String token, Path folder, String address, Clock clock) {
    if (token.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the token has %d characters; give it %d at least".formatted(token.length(), SHORTEST));
    }
    this.bearer = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.address = address;
    this.users = new ScimUsers(new ScimFolder(folder), clock);
  }

  /**
   * Answers; a folder that cannot be written is told as 500, and nothing of the request is kept.
   */
  public ScimAnswer answer(ScimCall call) {
    try {
      return proven(call)
          ? asked(call)
          : new ScimAnswer(
              401,
              Map.of("WWW-Authenticate", "Bearer"),
              ScimAnswer.error(new ScimFault(401, null, "the bearer token is not the one set here"))
                  .body());
    } catch (ScimFault fault) {
      return ScimAnswer.error(fault);
    } catch (IOException e) {
      return ScimAnswer.error(
          new ScimFault(500, null, "the users cannot be kept: try again later"));
    }
  }

  private boolean proven(ScimCall call) {
    String sent = call.header().apply("Authorization");
    byte[] theirs = sent == null ? new byte[0] : sent.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(bearer, theirs);
  }

  private ScimAnswer asked(ScimCall call) throws ScimFault, IOException {
    String path = call.path().replaceAll("/+$", "");
    if (path.equals("/Users")) {
      return users(call);
    }
    if (path.startsWith("/Users/")) {
      return user(call, path.substring("/Users/".length()));
    }
    Optional<ObjectNode> said = ScimDiscovery.of(path, address);
    if (said.isPresent() && !call.method().equals("GET")) {
      throw notThere(call);
    }
    if (said.isPresent() && call.parameter().apply("filter") != null) {
      throw new ScimFault(403, null, "what the service says of itself is not filtered");
    }
    if (said.isPresent()) {
      return ScimAnswer.of(200, said.get());
    }
    throw new ScimFault(404, null, "there are /Users and what the service says of itself");
  }

  private ScimAnswer users(ScimCall call) throws ScimFault, IOException {
    return switch (call.method()) {
      case "GET" -> {
        var found = users.matching(ScimFilter.of(call.parameter().apply("filter")));
        yield ScimAnswer.of(
            200,
            ScimList.asked(
                found.stream().map(this::shown).toList(),
                call.parameter().apply("startIndex"),
                call.parameter().apply("count")));
      }
      case "POST" -> told(201, users.create(body(call)));
      default -> throw notThere(call);
    };
  }

  private ScimAnswer user(ScimCall call, String id) throws ScimFault, IOException {
    String ifMatch = call.header().apply("If-Match");
    return switch (call.method()) {
      case "GET" -> {
        ObjectNode user = users.get(id);
        boolean same = ScimUser.etag(user).equals(call.header().apply("If-None-Match"));
        yield same ? new ScimAnswer(304, Map.of(), null) : told(200, user);
      }
      case "PUT" -> told(200, users.replace(id, body(call), ifMatch));
      case "PATCH" -> told(200, users.patch(id, body(call), ifMatch));
      case "DELETE" -> {
        users.delete(id, ifMatch);
        yield new ScimAnswer(204, Map.of(), null);
      }
      default -> throw notThere(call);
    };
  }

  private ScimAnswer told(int status, ObjectNode user) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", ScimUser.etag(user));
    headers.put("Location", location(user));
    return new ScimAnswer(status, headers, shown(user));
  }

  private ObjectNode shown(ObjectNode user) {
    ((ObjectNode) user.path("meta")).put("location", location(user));
    return user;
  }

  private String location(ObjectNode user) {
    return address + "/Users/" + user.path("id").asText();
  }

  private static JsonNode body(ScimCall call) throws ScimFault {
    try {
      JsonNode read = JSON.readTree(call.body());
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (IOException e) {
      // Told below: whose fault it is does not matter to the provider.
    }
    throw new ScimFault(400, "invalidSyntax", "the body is no JSON object");
  }

  private static ScimFault notThere(ScimCall call) {
    return new ScimFault(405, null, call.method() + " is not possible here");
  }
}
