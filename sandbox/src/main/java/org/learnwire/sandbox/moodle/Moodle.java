package org.learnwire.sandbox.moodle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.learnwire.sandbox.http.Bytes;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Moodle: REST server and token page. */
public final class Moodle implements Service {

  /** The token of the service user. */
  public static final String TOKEN = "sandbox-moodle-token";

  private static final String USER = "svc.connector";
  private static final String PASSWORD = "sandbox";
  private static final String REST = "/webservice/rest/server.php";
  private final World world;
  private final Functions functions = new Functions();

  /** The site's address as Moodle's wwwroot says it: no slash at the end. */
  public Moodle(World world, String url) {
    this.world = world;
    Site site = new Site(world, url);
    SiteFunctions.register(site, functions);
    CourseFunctions.register(site, functions);
    ContentFunctions.register(site, functions);
    UpdateFunctions.register(site, functions);
    EnrolFunctions.register(site, functions);
    UserFunctions.register(site, functions);
    CompletionFunctions.register(site, functions);
    GradeFunctions.register(site, functions);
    QuizFunctions.register(site, functions);
    AssignFunctions.register(site, functions);
    BadgeFunctions.register(site, functions);
  }

  @Override
  public String system() {
    return "moodle";
  }

  @Override
  public String label(Call call) {
    ObjectNode form = call.form();
    String function = form.path("wsfunction").asText(call.path());
    form.remove("wstoken");
    form.remove("wsfunction");
    form.remove("moodlewsrestformat");
    form.remove("password");
    String rest =
        form.properties().stream()
            .map(field -> field.getKey() + "=" + plain(field))
            .collect(Collectors.joining("&"));
    return function + " ?" + rest;
  }

  private static String plain(Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> field) {
    return field.getValue().isTextual() ? field.getValue().asText() : field.getValue().toString();
  }

  @Override
  public Reply answer(Call call) {
    return switch (call.path()) {
      case REST -> rest(call.form());
      case "/login/token.php" -> token(call.form());
      default -> Reply.of(404, "text/html; charset=utf-8", "<html><body>Not found</body></html>");
    };
  }

  private Reply rest(ObjectNode form) {
    boolean json = form.path("moodlewsrestformat").asText().equals("json");
    try {
      Bytes body = world.read(() -> call(form));
      return json ? json(body) : xml(XmlText.of(Json.MAPPER.readTree(body.toString())));
    } catch (MoodleFailure failure) {
      return json ? json(failure.json().phpBytes()) : xml(failure.xml());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply xml(String text) {
    return Reply.of(200, "application/xml; charset=utf-8", text);
  }

  /** In the order in which the real one looks: token, function, service, parameters. */
  private Bytes call(ObjectNode form) {
    String name = form.path("wsfunction").asText();
    if (!form.path("wstoken").asText().equals(TOKEN)) {
      throw MoodleFailure.invalidToken();
    }
    if (!functions.has(name)) {
      throw MoodleFailure.noRecord("external_functions");
    }
    if (world.settings().missingFunctions().contains(name)) {
      throw MoodleFailure.access();
    }
    return functions.call(name, form).phpBytes();
  }

  private static Reply json(Bytes body) {
    return Reply.of(200, "application/json", body)
        .with("Cache-Control", "private, must-revalidate, pre-check=0, post-check=0, max-age=0")
        .with("Access-Control-Allow-Origin", "*");
  }

  /** Its errors have a shape of their own: {@code error} and no {@code exception}. */
  private static Reply token(ObjectNode form) {
    boolean known =
        form.path("username").asText().equals(USER)
            && form.path("password").asText().equals(PASSWORD);
    String body =
        known
            ? "{\"token\":\"" + TOKEN + "\",\"privatetoken\":null}"
            : "{\"error\":\"Invalid login, please try again\",\"errorcode\":\"invalidlogin\","
                + "\"stacktrace\":null,\"debuginfo\":null,\"reproductionlink\":null}";
    return Reply.of(200, "application/json; charset=utf-8", body);
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> json(MoodleFailure.invalidToken().json().phpBytes());
      case ERROR -> json(MoodleFailure.byCode(fault.error()).json().phpBytes());
      case HTML503 -> Reply.of(503, "text/html; charset=utf-8", maintenance()).retryAfter(300);
      // Moodle does not throttle; the proxies before it do.
      case THROTTLE ->
          Reply.of(429, "text/html", "<html><body>Too Many Requests</body></html>")
              .retryAfter(fault.retryAfter());
      default -> Reply.of(fault.status(), "text/html; charset=utf-8", "");
    };
  }

  private static String maintenance() {
    try (var in = Moodle.class.getResourceAsStream("maintenance.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
