package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;

/** Dynamic registration, and the page where an administrator switches keys on and installs them. */
final class CanvasRegistration {

  private final CanvasSite site;
  private final Tools tools;
  private final Keys keys;

  CanvasRegistration(CanvasSite site, Tools tools, Keys keys) {
    this.site = site;
    this.tools = tools;
    this.keys = keys;
  }

  private boolean bearer(Call call) {
    String header = call.header("Authorization");
    try {
      return header.startsWith("Bearer ") && keys.own(Jwt.parse(header.substring(7)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Reply unauthorized() {
    return Reply.json(
        401, Json.of(Json.MAPPER.createObjectNode().put("errorMessage", "Invalid token")));
  }

  Reply configuration(Call call) {
    if (!bearer(call)) {
      return unauthorized();
    }
    ObjectNode json = Json.MAPPER.createObjectNode().put("issuer", site.issuer());
    json.put("authorization_endpoint", site.sso() + "/api/lti/authorize_redirect");
    json.put("registration_endpoint", site.school() + "/api/lti/registrations");
    json.put("jwks_uri", site.sso() + "/api/lti/security/jwks");
    json.put("token_endpoint", site.tokenUrl());
    json.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt");
    json.putArray("token_endpoint_auth_signing_alg_values_supported").add("RS256");
    ArrayNode scopes = json.putArray("scopes_supported").add("openid");
    Scopes.ALL.forEach(scopes::add);
    json.putArray("response_types_supported").add("id_token");
    json.putArray("id_token_signing_alg_values_supported").add("RS256");
    json.putArray("claims_supported").add("sub").add("name").add("email").add("locale");
    json.putArray("subject_types_supported").add("public");
    json.put("authorization_server", "canvas.instructure.com");
    ObjectNode platform =
        json.putObject("https://purl.imsglobal.org/spec/lti-platform-configuration");
    platform.put("product_family_code", "canvas").put("version", "vCloud");
    ArrayNode messages = platform.putArray("messages_supported");
    message(messages, "LtiResourceLinkRequest", List.of("course_navigation", "link_selection"));
    message(messages, "LtiDeepLinkingRequest", List.of("link_selection", "assignment_selection"));
    platform.putArray("variables").add("Canvas.user.id").add("Canvas.user.sisSourceId");
    platform.put("https://canvas.instructure.com/lti/account_name", "Test University");
    platform.put("https://canvas.instructure.com/lti/account_lti_guid", site.opaque("guid"));
    return Reply.json(200, Json.of(json));
  }

  private static void message(ArrayNode messages, String type, List<String> placements) {
    ArrayNode names = messages.addObject().put("type", type).putArray("placements");
    placements.forEach(name -> names.add("https://canvas.instructure.com/lti/" + name));
  }

  Reply register(Call call) {
    if (!bearer(call)) {
      return unauthorized();
    }
    ObjectNode body = MoodleServices.body(call);
    String wrong = body == null ? "the body is not JSON" : wrong(body);
    if (wrong != null) {
      ObjectNode errors = Json.MAPPER.createObjectNode();
      errors.putArray("errors").add(wrong);
      return Reply.json(422, Json.of(errors));
    }
    // A number of Canvas's kind: global, of shard 1.
    String client = String.valueOf(10_000_000_000_000L + tools.all().size() + 1);
    ObjectNode kept = body.deepCopy().put("client_id", client).put("active", false);
    kept.putArray("deployments");
    tools.keep(new Tool(kept));
    ObjectNode answer = kept.deepCopy();
    answer.remove(List.of("active", "deployments"));
    answer.put("scope", (body.path("scope").asText("") + " openid").trim());
    answer.put("registration_client_uri", site.school() + "/api/lti/registrations/" + client);
    answer
        .withObjectProperty(Tool.CONFIGURATION)
        .put(
            "https://canvas.instructure.com/lti/registration_config_url",
            site.school() + "/api/lti/registrations/" + client + "/view");
    return Reply.json(200, Json.of(answer));
  }

  private static @Nullable String wrong(ObjectNode body) {
    if (!body.path("application_type").asText("").equals("web")) {
      return "application_type must be web";
    }
    List<String> grants = Tool.texts(body.path("grant_types"));
    if (!grants.containsAll(List.of("client_credentials", "implicit"))) {
      return "grant_types must hold client_credentials and implicit";
    }
    if (!Tool.texts(body.path("response_types")).contains("id_token")) {
      return "response_types must hold id_token";
    }
    for (String name : List.of("redirect_uris", "initiate_login_uri", "client_name", "jwks_uri")) {
      if (!body.hasNonNull(name)) {
        return name + " is required";
      }
    }
    if (!body.path("token_endpoint_auth_method").asText("").equals("private_key_jwt")) {
      return "token_endpoint_auth_method must be private_key_jwt";
    }
    for (String name : List.of("domain", "messages", "claims")) {
      if (!body.path(Tool.CONFIGURATION).hasNonNull(name)) {
        return Tool.CONFIGURATION + "/" + name + " is required";
      }
    }
    List<String> scopes = Scopes.words(body.path("scope").asText(""));
    return Scopes.ALL.containsAll(scopes) ? null : "scope holds an unknown scope";
  }

  /**
   * The administrator: {@code ?url=} opens a tool's registration in a frame; {@code ?client=} with
   * {@code install=n} switches the key on and makes n deployments, with {@code state=off} switches
   * it off, with {@code scope=} changes what is granted.
   */
  Reply developerKeys(Call call) {
    ObjectNode form = call.form();
    if (form.has("url")) {
      return start(form.path("url").asText());
    }
    Optional<Tool> found = tools.find(form.path("client").asText(""));
    if (found.isEmpty()) {
      return CanvasLti.refused(404, "not_found", "No such developer key.");
    }
    Tool tool = found.get();
    tool.kept().put("active", !form.path("state").asText("on").equals("off"));
    for (int i = 0; i < form.path("install").asInt(0); i++) {
      int number = site.world().things().nextNumber() + i;
      tool.deploy(number + ":" + site.opaque("deployment " + number).replace("-", ""));
    }
    if (form.has("scope")) {
      tool.kept().put("scope", form.path("scope").asText());
    }
    tools.keep(tool);
    ObjectNode answer = Json.MAPPER.createObjectNode().put("active", tool.active());
    answer.set("deployments", tool.kept().path("deployments"));
    return Reply.json(200, Json.of(answer));
  }

  private Reply start(String url) {
    long now = System.currentTimeMillis() / 1000;
    ObjectNode claims = Json.MAPPER.createObjectNode().put("uuid", site.opaque("reg" + now));
    String token = keys.sign(claims.put("iat", now).put("exp", now + 3600));
    String configuration =
        site.school() + "/api/lti/security/openid-configuration?registration_token=" + token;
    String src =
        url
            + (url.contains("?") ? "&" : "?")
            + "openid_configuration="
            + URLEncoder.encode(configuration, StandardCharsets.UTF_8)
            + "&registration_token="
            + token;
    return Html.page(
        200,
        "Developer keys",
        "<h1>Register app</h1>"
            + CanvasStorage.script(site, "on")
            + "<iframe id=\"registration\" name=\"tool_content\" width=\"100%\" height=\"700\" src=\""
            + Html.escape(src)
            + "\"></iframe>");
  }
}
