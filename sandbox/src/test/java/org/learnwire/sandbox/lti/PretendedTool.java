package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.sandbox.http.Json;

/** A tool with a key of its own, whose public half it serves as platforms want it. */
final class PretendedTool implements AutoCloseable {

  private static final Pattern ACTION = Pattern.compile("<form action=\"([^\"]*)\"");
  private static final Pattern INPUT =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"/>");
  final HttpClient http = HttpClient.newHttpClient();
  private final KeyPair pair;
  private final HttpServer server;

  PretendedTool() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/lti/jwks",
        exchange -> {
          byte[] body = jwks().toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://" + domain();
  }

  String domain() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private ObjectNode jwks() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    ObjectNode set = Json.MAPPER.createObjectNode();
    set.putArray("keys")
        .addObject()
        .put("kty", "RSA")
        .put("kid", "tool-1")
        .put("n", text(key.getModulus()))
        .put("e", text(key.getPublicExponent()));
    return set;
  }

  private static String text(BigInteger number) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
  }

  String sign(ObjectNode claims) {
    return Jwt.sign(claims, "tool-1", pair.getPrivate());
  }

  /** What a token endpoint wants: good for a minute. */
  ObjectNode assertion(String client, String audience) {
    long now = System.currentTimeMillis() / 1000;
    ObjectNode claims = Json.MAPPER.createObjectNode();
    claims.put("iss", client).put("sub", client).put("aud", audience);
    return claims.put("iat", now).put("exp", now + 60).put("jti", UUID.randomUUID().toString());
  }

  HttpResponse<String> token(String url, ObjectNode assertion, String scopes) throws IOException {
    return post(
        url,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion",
            sign(assertion),
            "scope",
            scopes));
  }

  ObjectNode registration() {
    ObjectNode body = Json.MAPPER.createObjectNode().put("application_type", "web");
    body.putArray("response_types").add("id_token");
    body.putArray("grant_types").add("implicit").add("client_credentials");
    body.put("initiate_login_uri", url() + "/lti/login").put("client_name", "Learnwire");
    body.putArray("redirect_uris").add(url() + "/lti/launch");
    body.put("jwks_uri", url() + "/lti/jwks");
    body.put("token_endpoint_auth_method", "private_key_jwt");
    body.put("scope", String.join(" ", Scopes.ALL));
    ObjectNode configuration = body.putObject(Tool.CONFIGURATION);
    configuration.put("domain", domain()).put("target_link_uri", url() + "/lti/launch");
    configuration.put(CanvasMessages.PRIVACY, "public");
    configuration
        .putObject("custom_parameters")
        .put("lw_employee", "$Canvas.user.sisSourceId")
        .put("lw_host", "$Canvas.api.domain")
        .put("person_src", "$Person.sourcedId")
        .put("unknown", "$No.Such");
    configuration.putArray("claims").add("sub").add("email");
    configuration
        .putArray("messages")
        .addObject()
        .put("type", "LtiDeepLinkingRequest")
        .put("target_link_uri", url() + "/lti/launch")
        .putArray("placements")
        .add("https://canvas.instructure.com/lti/link_selection");
    return body;
  }

  /** The two parameters that the platform gives the tool's registration page. */
  Map<String, String> invitation(String page) throws IOException {
    Matcher src =
        Pattern.compile("id=\"registration\"[^>]*src=\"([^\"]*)\"").matcher(get(page).body());
    if (!src.find()) {
      throw new IllegalStateException("no frame");
    }
    return query(plain(src.group(1)));
  }

  static Map<String, String> query(String url) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : URI.create(url).getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      found.put(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return found;
  }

  /** The fields of a form that would post itself, and under {@code action} where to. */
  static Map<String, String> form(HttpResponse<String> page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher action = ACTION.matcher(page.body());
    if (action.find()) {
      fields.put("action", plain(action.group(1)));
    }
    Matcher input = INPUT.matcher(page.body());
    while (input.find()) {
      fields.put(plain(input.group(1)), plain(input.group(2)));
    }
    return fields;
  }

  private static String plain(String html) {
    return html.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** What the tool's login would ask, from what the platform sent it. */
  Map<String, String> authentication(Map<String, String> login) {
    Map<String, String> ask = new LinkedHashMap<>();
    ask.put("scope", "openid");
    ask.put("response_type", "id_token");
    ask.put("response_mode", "form_post");
    ask.put("prompt", "none");
    ask.put("client_id", login.get("client_id"));
    ask.put("redirect_uri", url() + "/lti/launch");
    ask.put("login_hint", login.get("login_hint"));
    ask.put("lti_message_hint", login.get("lti_message_hint"));
    ask.put("state", "S");
    ask.put("nonce", "N");
    return ask;
  }

  HttpResponse<String> get(String url, String... headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  HttpResponse<String> post(String url, Map<String, String> form) throws IOException {
    return body("POST", url, encoded(form), "application/x-www-form-urlencoded");
  }

  HttpResponse<String> body(String method, String url, String body, String type, String... headers)
      throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    request.header("Content-Type", type);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.method(method, HttpRequest.BodyPublishers.ofString(body)).build());
  }

  static String encoded(Map<String, String> form) {
    StringBuilder text = new StringBuilder();
    form.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Json.MAPPER.readTree(answer.body());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
