package org.learnwire.connector.ltiags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lti.AddressGuard;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.Sealing;
import org.learnwire.lti.dialect.Dialect;
import org.learnwire.lti.services.PlatformServices;
import org.learnwire.sandbox.SandboxServer;
import org.learnwire.sandbox.state.Wish;

/** A fake Moodle that the tool is registered with, and the tool's keys where it can fetch them. */
final class School implements AutoCloseable {
  static final String CLIENT_PAGE = "/moodle/mod/lti/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final SandboxServer sandbox;
  final Registrations registrations;
  final PlatformServices services;
  final String client;
  private final Database database;
  private final HttpServer tool;

  School(Path folder) throws IOException {
    Wish wish = new Wish(1L, 40, 2, LocalDate.of(2026, 11, 22), null);
    sandbox = SandboxServer.start(0, folder.resolve("sandbox"), wish, 0);
    database = Database.open(folder.resolve("tool"), DatabaseOptions.standard());
    Keys keys = new Keys(database, new Plain(), Clock.systemUTC());
    tool = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    tool.createContext(
        "/lti/jwks",
        exchange -> {
          byte[] body = JSON.valueToTree(keys.jwks()).toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    tool.start();
    client = registered();
    registrations = new Registrations(database, Clock.systemUTC());
    registrations.add(registration());
    services = services(keys);
  }

  /** As if a signed launch had named the sandbox's host. */
  private PlatformServices services(Keys keys) {
    database.write(
        "a launch",
        tx ->
            tx.update(
                "insert into lti_service_host (registration_id, host, first_seen) values (?, ?, 0)",
                "school",
                URI.create(sandbox.url()).getAuthority()));
    return new PlatformServices(
        database, registrations, keys, new AddressGuard(Set.of("127.0.0.1")), Clock.systemUTC());
  }

  String issuer() {
    return sandbox.url() + "/moodle";
  }

  private Registration registration() {
    String token = sandbox.url() + CLIENT_PAGE + "token.php";
    URI any = URI.create(token);
    return new Registration(
        "school",
        "Academy",
        issuer(),
        client,
        Dialect.MOODLE,
        any,
        any,
        token,
        any,
        Set.of("1"),
        Set.copyOf(Scopes.ALL),
        Registration.State.ACTIVE);
  }

  private String registered() throws IOException {
    String here = "127.0.0.1:" + tool.getAddress().getPort();
    String lti = sandbox.url() + CLIENT_PAGE;
    String page = get(lti + "startltiadvregistration.php?url=http://" + here + "/lti/register");
    Matcher token = Pattern.compile("registration_token=([^\"&]*)").matcher(page);
    if (!token.find()) {
      throw new IllegalStateException("no token");
    }
    ObjectNode body = JSON.createObjectNode();
    body.putArray("response_types").add("id_token");
    body.put("initiate_login_uri", "http://" + here + "/lti/login").put("client_name", "Learnwire");
    body.putArray("redirect_uris").add("http://" + here + "/lti/launch");
    body.put("jwks_uri", "http://" + here + "/lti/jwks");
    body.put("token_endpoint_auth_method", "private_key_jwt");
    body.put("scope", String.join(" ", Scopes.ALL));
    body.putObject("https://purl.imsglobal.org/spec/lti-tool-configuration")
        .put("domain", here)
        .put("target_link_uri", "http://" + here + "/lti/launch");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(lti + "openid-registration.php"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token.group(1))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    String made = JSON.readTree(send(request)).path("client_id").asText();
    get(lti + "toolconfigure.php?client=" + made);
    return made;
  }

  void fault(String kind, String match) throws IOException {
    String fault =
        "{\"system\": \"moodle-lti\", \"kind\": \"%s\", \"match\": \"%s\", \"times\": 1}"
            .formatted(kind, match);
    send(
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/faults"))
            .POST(HttpRequest.BodyPublishers.ofString(fault))
            .build());
  }

  /** All that the gradebook keeps of columns or results. */
  JsonNode kept(String what) throws IOException {
    return JSON.readTree(get(sandbox.url() + "/sandbox/state"))
        .path("things")
        .path("moodle/" + what);
  }

  private static String get(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private static String send(HttpRequest request) throws IOException {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    tool.stop(0);
    database.close();
    sandbox.close();
  }

  /** Hides nothing: how keys are kept is tried elsewhere. */
  private static final class Plain implements Sealing {
    @Override
    public byte[] seal(String text, String context) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String open(byte[] sealed, String context) {
      return new String(sealed, StandardCharsets.UTF_8);
    }

    @Override
    public String mark(String text, String context) {
      return Integer.toHexString((text + context).hashCode());
    }
  }
}
