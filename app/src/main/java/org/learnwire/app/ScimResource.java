package org.learnwire.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.connector.scim.ScimAnswer;
import org.learnwire.connector.scim.ScimCall;
import org.learnwire.connector.scim.ScimDoor;
import org.learnwire.routes.ConnectionSettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where identity providers send people (RFC 7644): one service for each connection of the connector
 * scim. Whoever does not know its token hears the same as where there is no such connection.
 */
@RestController
class ScimResource {
  /** A user has a thousandth of this. */
  private static final int LARGEST = 256 * 1024;

  /** Strangers may send too: they get no more of the server's threads. */
  private static final int AT_ONCE = 8;

  private final Map<String, ConnectionSettings> connections = new LinkedHashMap<>();
  private final Map<String, ScimDoor> doors = new LinkedHashMap<>();
  private final String publicUrl;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ScimResource(AppSettings settings) {
    this.publicUrl = settings.publicUrl().map(url -> url.replaceAll("/+$", "")).orElse("");
    settings.journey().connections().stream()
        .filter(each -> each.connector().equals("scim"))
        .forEach(each -> connections.put(each.name(), each));
  }

  @RequestMapping("/scim/{connection}/**")
  ResponseEntity<String> answer(@PathVariable String connection, HttpServletRequest request)
      throws IOException {
    if (!places.tryAcquire()) {
      return said(503, Map.of("Retry-After", "1"), error(503, "too many come at the same moment"));
    }
    try {
      byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        return said(413, Map.of(), error(413, "a request may have 256 KiB"));
      }
      Optional<ScimDoor> door = door(connection, request);
      if (door.isEmpty()) {
        return said(
            401,
            Map.of("WWW-Authenticate", "Bearer"),
            error(401, "the bearer token is not the one set here"));
      }
      String path = request.getRequestURI().substring(("/scim/" + connection).length());
      ScimAnswer answer =
          door.get()
              .answer(
                  new ScimCall(
                      request.getMethod(),
                      URLDecoder.decode(path, StandardCharsets.UTF_8),
                      request::getParameter,
                      request::getHeader,
                      body));
      return said(answer.status(), answer.headers(), answer.body());
    } finally {
      places.release();
    }
  }

  /** Made with the first request, which says where we are where no public-url does. */
  private synchronized Optional<ScimDoor> door(String name, HttpServletRequest request) {
    ConnectionSettings found = connections.get(name);
    if (found == null) {
      return Optional.empty();
    }
    return Optional.of(
        doors.computeIfAbsent(
            name,
            key ->
                new ScimDoor(
                    found.settings().getOrDefault("token", ""),
                    Path.of(found.settings().getOrDefault("folder", "")),
                    (publicUrl.isEmpty() ? origin(request) : publicUrl) + "/scim/" + name,
                    Clock.systemUTC())));
  }

  private static String origin(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return url.substring(0, url.length() - request.getRequestURI().length());
  }

  private static ObjectNode error(int status, String detail) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
    return body.put("status", Integer.toString(status)).put("detail", detail);
  }

  private static ResponseEntity<String> said(
      int status, Map<String, String> headers, @Nullable ObjectNode body) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.valueOf(status));
    headers.forEach(answer::header);
    return body == null
        ? answer.build()
        : answer.header("Content-Type", ScimAnswer.TYPE).body(body.toString());
  }
}
