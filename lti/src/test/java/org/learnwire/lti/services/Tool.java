package org.learnwire.lti.services;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.lti.AddressGuard;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.dialect.Dialect;

/** Our side with a database and keys of its own, which it publishes over real HTTP. */
final class Tool implements AutoCloseable {
  final Database database;
  final Keys keys;
  final SteppingClock clock = new SteppingClock();

  /** Keys live for days; what they sign is good for a minute at the platform's own time. */
  final SteppingClock ofKeys = new SteppingClock();

  final PlatformServices services;
  private final HttpServer server;

  Tool(Path data) throws IOException {
    database = TestDatabase.open(data);
    keys = new Keys(database, new OpenSealing(), ofKeys);
    services = again();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/lti/jwks",
        exchange -> {
          byte[] body =
              ServiceCalls.JSON
                  .valueToTree(keys.jwks())
                  .toString()
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** As after a restart: nothing is remembered but what the database has. */
  PlatformServices again() {
    return new PlatformServices(
        database,
        (registration, address) -> !address.getAuthority().startsWith("elsewhere"),
        keys,
        new AddressGuard(Set.of("127.0.0.1", "localhost")),
        clock);
  }

  String url() {
    return "http://" + domain();
  }

  String domain() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  static Registration registration(
      Dialect dialect, String issuer, String clientId, String tokenUrl, String audience) {
    URI base = URI.create(issuer + "/x");
    return new Registration(
        dialect.word() + clientId,
        "Academy",
        issuer,
        clientId,
        dialect,
        base,
        URI.create(tokenUrl),
        audience,
        base,
        Set.of("1"),
        Set.copyOf(Scopes.ALL),
        Registration.State.ACTIVE);
  }

  @Override
  public void close() {
    server.stop(0);
    database.close();
  }

  /** The real time, and as much more as a test says. */
  static final class SteppingClock extends Clock {
    private Duration ahead = Duration.ZERO;

    void step(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
