package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Moodle 4.5 as an LTI platform: everything below {@code /mod/lti}. */
public final class MoodleLti implements Service {

  private final MoodleLaunch launch;
  private final MoodleToken token;
  private final MoodleServices services;
  private final MoodleRegistration registration;
  private final MoodleDeepLinks deepLinks;
  private final Tools tools;
  private final Keys keys;

  /** {@code site} is the issuer, such as {@code http://127.0.0.1:8090/moodle}. */
  public MoodleLti(World world, String site) {
    this.tools = new Tools(world, "moodle", true);
    this.keys = new Keys(world, "moodle");
    Tokens tokens = new Tokens();
    Gradebook grades = new Gradebook(world, "moodle", true);
    this.launch = new MoodleLaunch(world, site, tools, keys, grades);
    this.token = new MoodleToken(tools, tokens);
    this.services = new MoodleServices(world, site, tokens, grades);
    this.registration = new MoodleRegistration(site, tools, keys);
    this.deepLinks = new MoodleDeepLinks(world, site, tools, grades);
  }

  @Override
  public String system() {
    return "moodle-lti";
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().startsWith("/services.php/")) {
      return services.answer(call);
    }
    return switch (call.path()) {
      case "/certs.php" -> Reply.json(200, Json.of(keys.published()));
      case "/view.php" -> launch.page(call);
      case "/launch.php" -> launch.login(call, "LtiResourceLinkRequest");
      case "/contentitem.php" -> launch.login(call, "LtiDeepLinkingRequest");
      case "/auth.php" -> launch.auth(call);
      case "/token.php" -> token.answer(call);
      case "/openid-configuration.php" -> registration.configuration();
      case "/startltiadvregistration.php" -> registration.start(call);
      case "/openid-registration.php" -> registration.register(call);
      case "/toolconfigure.php" -> registration.activate(call);
      case "/contentitem_return.php" -> deepLinks.answer(call);
      case "/rotate.php" -> rotated();
      default -> invalid();
    };
  }

  /** Not Moodle's: a new signing key, the older ones stay published. */
  private Reply rotated() {
    keys.rotate();
    return Reply.json(200, Json.of(keys.published()));
  }

  /** What Moodle shows in the frame when it cannot even answer with an error. */
  static Reply invalid() {
    return Html.page(404, "Error", "<p class=\"errormessage\">Invalid request</p>");
  }

  static Reply html(int status, String text) {
    return Reply.of(status, "text/html; charset=utf-8", text);
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> refused(401, "Unauthorized", Json.MAPPER.createObjectNode());
      case HTML503 -> html(503, "<html><body>Site is undergoing maintenance</body></html>");
      case THROTTLE -> Reply.empty(429).retryAfter(fault.retryAfter());
      default -> html(fault.status(), "<html><body>Refused by the sandbox</body></html>");
    };
  }

  static Reply unauthorized(Call call) {
    return refused(401, "Unauthorized", call);
  }

  /** The services' own form of a no: what was asked comes back with it. */
  static Reply refused(int status, String reason, Call call) {
    ObjectNode request = Json.MAPPER.createObjectNode().put("method", call.method());
    String query = call.query().isEmpty() ? "" : "?" + call.query();
    request.put("url", "/mod/lti" + call.path() + query);
    if (!call.method().equals("POST")) {
      request.put("accept", call.header("Accept"));
    }
    return refused(status, reason, request.put("contentType", call.header("Content-Type")));
  }

  private static Reply refused(int status, String reason, ObjectNode request) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("status", status).put("reason", reason);
    return Reply.of(
        status, "application/json; charset=utf-8", Json.of(body.set("request", request)).bytes());
  }
}
