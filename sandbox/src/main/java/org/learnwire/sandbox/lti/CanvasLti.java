package org.learnwire.sandbox.lti;

import java.util.Map;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/**
 * A pretended Canvas as an LTI platform, from documentation and source: none of it was compared
 * with a real one. The school's pages are on one origin, sign-on and the storage frame on another.
 */
public final class CanvasLti implements Service {

  /** What a self-hosted Canvas calls itself until somebody sets {@code lti_iss}. */
  public static final String DEFAULT_ISSUER = "https://canvas.instructure.com";

  private final CanvasSite site;
  private final CanvasLaunch launch;
  private final CanvasToken token;
  private final CanvasServices services;
  private final CanvasRegistration registration;
  private final CanvasDeepLinks deepLinks;
  private final Tools tools;
  private final Keys keys;

  /**
   * {@code school} frames the tool, {@code sso} is the same server under another origin; both end
   * in {@code /name}.
   */
  public CanvasLti(World world, String name, String issuer, String school, String sso) {
    this.site = new CanvasSite(world, name, issuer, school, sso);
    this.tools = new Tools(world, name);
    this.keys = new Keys(world, name);
    Tokens tokens = new Tokens();
    Gradebook grades = new Gradebook(world, name, false);
    this.launch = new CanvasLaunch(site, tools, keys, grades);
    this.token = new CanvasToken(site, tools, tokens);
    this.services = new CanvasServices(site, tools, tokens, grades);
    this.registration = new CanvasRegistration(site, tools, keys);
    this.deepLinks = new CanvasDeepLinks(site, tools, grades);
  }

  @Override
  public String system() {
    return site.name() + "-lti";
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().startsWith("/api/lti/courses/")) {
      return services
          .answer(call)
          .with("X-Request-Cost", "0.06")
          .with("X-Rate-Limit-Remaining", "699.94");
    }
    return switch (call.path()) {
      case "/api/lti/security/jwks" ->
          Reply.json(200, Json.of(keys.published())).with("Cache-Control", "max-age=864000");
      case "/external_tools" -> launch.page(call);
      case "/post_message_forwarding" -> CanvasStorage.frame(site);
      case "/login_initiation" -> launch.login(call);
      case "/api/lti/authorize_redirect" -> launch.redirect(call);
      case "/api/lti/authorize" -> launch.authorize(call);
      case "/login/oauth2/token" -> token.answer(call);
      case "/api/lti/security/openid-configuration" -> registration.configuration(call);
      case "/api/lti/registrations" -> registration.register(call);
      case "/developer_keys" -> registration.developerKeys(call);
      case "/deep_linking_response" -> deepLinks.answer(call);
      case "/rotate" -> rotated();
      default -> refused(404, "not_found", "The specified resource does not exist.");
    };
  }

  /** Not Canvas's: a new signing key, the older ones stay published. */
  private Reply rotated() {
    keys.rotate();
    return Reply.json(200, Json.of(keys.published()));
  }

  static Reply refused(int status, String type, String message) {
    return Reply.json(
        status,
        Json.of(
            Json.MAPPER.valueToTree(Map.of("errors", Map.of("type", type, "message", message)))));
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> refused(401, "unauthorized", "Invalid access token.");
      case THROTTLE -> Reply.of(429, "text/plain", "429 Too Many Requests (Rate Limit Exceeded)");
      // Until October 2025 it was a 403.
      case ERROR -> Reply.of(403, "text/plain", "403 Forbidden (Rate Limit Exceeded)");
      default -> refused(fault.status(), "internal_server_error", "Refused by the sandbox");
    };
  }
}
