package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.dialect.Dialect;
import org.learnwire.sandbox.SandboxServer;
import org.learnwire.sandbox.state.Wish;

/** Our services against both fake platforms, with a tool that registered itself at each. */
abstract class FakePlatformCase {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CONFIGURATION =
      "https://purl.imsglobal.org/spec/lti-tool-configuration";

  @TempDir static Path folder;
  static SandboxServer sandbox;
  static Tool tool;
  static Registration moodle;
  static Registration canvas;
  static String learner;
  static String teacher;

  @BeforeAll
  static void open() throws IOException {
    Wish wish = new Wish(1L, 60, 2, LocalDate.of(2026, 11, 22), true);
    sandbox = SandboxServer.start(0, folder.resolve("sandbox"), wish, 0);
    tool = new Tool(folder.resolve("tool"));
    moodle = atMoodle();
    canvas = atCanvas();
    for (Member member :
        tool.services.nrps().members(moodle, moodleMembers(), java.util.Optional.empty())) {
      if (member.roles().isLearner() && learner == null) {
        learner = member.userId();
      } else if (member.roles().isInstructor()) {
        teacher = member.userId();
      }
    }
  }

  @AfterAll
  static void close() throws IOException {
    learner = null;
    tool.close();
    sandbox.close();
  }

  static URI moodleItems() {
    return URI.create(sandbox.url() + "/moodle/mod/lti/services.php/2/lineitems?type_id=1");
  }

  static URI moodleMembers() {
    return URI.create(
        sandbox.url() + "/moodle/mod/lti/services.php/CourseSection/2/bindings/1/memberships");
  }

  static URI canvasItems() {
    return URI.create(sandbox.url() + "/canvas/api/lti/courses/2/line_items");
  }

  static URI canvasMembers() {
    return URI.create(sandbox.url() + "/canvas/api/lti/courses/2/names_and_roles");
  }

  private static Registration atMoodle() throws IOException {
    String lti = sandbox.url() + "/moodle/mod/lti/";
    String client =
        registered(
            lti + "startltiadvregistration.php?url=" + tool.url() + "/lti/register",
            lti + "openid-registration.php");
    get(lti + "toolconfigure.php?client=" + client);
    String token = lti + "token.php";
    return Tool.registration(Dialect.MOODLE, sandbox.url() + "/moodle", client, token, token);
  }

  private static Registration atCanvas() throws IOException {
    String school = sandbox.url() + "/canvas";
    String client =
        registered(
            school + "/developer_keys?url=" + tool.url() + "/lti/register",
            school + "/api/lti/registrations");
    get(school + "/developer_keys?install=1&client=" + client);
    String token = school.replace("127.0.0.1", "localhost") + "/login/oauth2/token";
    return Tool.registration(Dialect.CANVAS, school, client, token, token);
  }

  private static String registered(String page, String endpoint) throws IOException {
    HttpResponse<String> answer = register(endpoint, invited(page), body().toString());
    return ServiceCalls.JSON.readTree(answer.body()).path("client_id").asText();
  }

  /** The token that a platform's page gives the tool's in its frame. */
  static String invited(String page) throws IOException {
    Matcher src = Pattern.compile("id=\"registration\"[^>]*src=\"([^\"]*)\"").matcher(get(page));
    if (!src.find()) {
      throw new IllegalStateException("no frame in " + page);
    }
    return query(src.group(1).replace("&amp;", "&")).get("registration_token");
  }

  static HttpResponse<String> register(String endpoint, String token, String body)
      throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  static Map<String, String> query(String url) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : URI.create(url).getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return found;
  }

  static ObjectNode body() {
    ObjectNode body = ServiceCalls.JSON.createObjectNode().put("application_type", "web");
    body.putArray("response_types").add("id_token");
    body.putArray("grant_types").add("implicit").add("client_credentials");
    body.put("initiate_login_uri", tool.url() + "/lti/login").put("client_name", "Learnwire");
    body.putArray("redirect_uris").add(tool.url() + "/lti/launch");
    body.put("jwks_uri", tool.url() + "/lti/jwks");
    body.put("token_endpoint_auth_method", "private_key_jwt");
    body.put("scope", String.join(" ", Scopes.ALL));
    ObjectNode configuration = body.putObject(CONFIGURATION).put("domain", tool.domain());
    configuration.put("target_link_uri", tool.url() + "/lti/launch");
    configuration.put("https://canvas.instructure.com/lti/privacy_level", "public");
    configuration.putArray("claims").add("sub");
    configuration.putArray("messages").addObject().put("type", "LtiResourceLinkRequest");
    return body;
  }

  static String get(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)).build()).body();
  }

  static String post(String url, String type, String body) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build())
        .body();
  }

  static HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** What a platform says when a teacher is to choose content. */
  static JsonNode picking(Registration at) throws IOException {
    String back =
        at == moodle
            ? sandbox.url() + "/moodle/mod/lti/contentitem_return.php?course=2&id=1&sesskey=s"
            : sandbox.url()
                + "/canvas/deep_linking_response?modal=true&data="
                + at.clientId()
                + "+2+assignment_selection";
    return ServiceCalls.JSON.readTree(
        "{\"accept_types\": [\"ltiResourceLink\"], \"deep_link_return_url\": \"" + back + "\"}");
  }

  /** The page that the platform shows when the browser has brought what was chosen. */
  static String placed(DeepLinking.Response response) throws IOException {
    return post(
        response.returnUrl().toString(),
        "application/x-www-form-urlencoded",
        "JWT=" + response.jwt());
  }

  static void fault(String json) throws IOException {
    post(sandbox.url() + "/sandbox/faults", "application/json", json.replace('\'', '"'));
  }

  /** What the platform keeps of somebody in a column. */
  static JsonNode kept(String platform, URI item) throws IOException {
    String id = item.getPath().replaceFirst("/lineitem$", "").replaceFirst(".*/", "");
    JsonNode things =
        ServiceCalls.JSON.readTree(get(sandbox.url() + "/sandbox/state")).path("things");
    for (JsonNode result : things.path(platform + "/lti-results")) {
      if (result.path("item").asText().equals(id)) {
        return result;
      }
    }
    throw new IllegalStateException("no result of " + item);
  }
}
