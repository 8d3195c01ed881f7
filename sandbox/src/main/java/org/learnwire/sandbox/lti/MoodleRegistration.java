package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;

/** Dynamic registration; a tool is pending until somebody switches it on. */
final class MoodleRegistration {

  private final String site;
  private final Tools tools;
  private final Keys keys;

  MoodleRegistration(String site, Tools tools, Keys keys) {
    this.site = site;
    this.tools = tools;
    this.keys = keys;
  }

  Reply configuration() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    String lti = site + "/mod/lti/";
    json.put("issuer", site).put("token_endpoint", lti + "token.php");
    json.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt");
    json.putArray("token_endpoint_auth_signing_alg_values_supported").add("RS256");
    json.put("jwks_uri", lti + "certs.php").put("authorization_endpoint", lti + "auth.php");
    json.put("registration_endpoint", lti + "openid-registration.php");
    ArrayNode scopes = json.putArray("scopes_supported");
    scopes.add("https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome");
    Scopes.ALL.forEach(scopes::add);
    scopes.add("openid");
    json.putArray("response_types_supported").add("id_token");
    json.putArray("subject_types_supported").add("public").add("pairwise");
    json.putArray("id_token_signing_alg_values_supported").add("RS256");
    ArrayNode claims = json.putArray("claims_supported");
    List.of("sub", "iss", "name", "given_name", "family_name", "email").forEach(claims::add);
    ObjectNode platform =
        json.putObject("https://purl.imsglobal.org/spec/lti-platform-configuration");
    platform.put("product_family_code", "moodle").put("version", "4.5.5+ (Build: 20250613)");
    ArrayNode messages = platform.putArray("messages_supported");
    messages.addObject().put("type", "LtiResourceLinkRequest");
    messages
        .addObject()
        .put("type", "LtiDeepLinkingRequest")
        .putArray("placements")
        .add("ContentArea");
    platform
        .putArray("variables")
        .add("Context.id")
        .add("Person.sourcedId")
        .add("CourseSection.sourcedId");
    return Reply.json(200, Json.of(json));
  }

  /** What the administrator's "Add LTI Advantage" does: the tool's page in a frame. */
  Reply start(Call call) {
    String url = call.form().path("url").asText("");
    long now = System.currentTimeMillis() / 1000;
    String client = UUID.randomUUID().toString().replace("-", "").substring(0, 15);
    ObjectNode claims = Json.MAPPER.createObjectNode().put("sub", client).put("scope", "reg");
    String token = keys.sign(claims.put("iat", now).put("exp", now + 3600));
    String src =
        url
            + (url.contains("?") ? "&" : "?")
            + "openid_configuration="
            + URLEncoder.encode(site + "/mod/lti/openid-configuration.php", StandardCharsets.UTF_8)
            + "&registration_token="
            + token;
    return Html.page(
        200,
        "Manage tools",
        "<h1>Manage tools</h1><iframe id=\"registration\" width=\"100%\" height=\"700\" src=\""
            + Html.escape(src)
            + "\"></iframe><script>addEventListener('message', e => { if (e.data && e.data.subject"
            + " === 'org.imsglobal.lti.close') document.body.dataset.closed = 'yes'; });</script>");
  }

  Reply register(Call call) {
    String header = call.header("Authorization");
    if (!header.startsWith("Bearer ")) {
      return MoodleLti.html(401, "missing_registration_token");
    }
    Jwt token;
    try {
      token = Jwt.parse(header.substring(7));
    } catch (IllegalArgumentException e) {
      return MoodleLti.invalid();
    }
    if (!keys.own(token)) {
      return MoodleLti.invalid();
    }
    if (tools.find(token.claim("sub")).isPresent()) {
      return MoodleLti.html(401, "token_already_used");
    }
    ObjectNode body = MoodleServices.body(call);
    String wrong = body == null ? "invalid_body" : wrong(body);
    return wrong == null ? kept(token.claim("sub"), body) : MoodleLti.html(400, wrong);
  }

  private static @Nullable String wrong(ObjectNode body) {
    if (!body.path("token_endpoint_auth_method").asText("").equals("private_key_jwt")) {
      return "invalid_token_endpoint_auth_method";
    }
    for (String name : List.of("client_name", "jwks_uri", "initiate_login_uri", "redirect_uris")) {
      if (!body.hasNonNull(name)) {
        return "missing required attribute " + name;
      }
    }
    if (!Tool.texts(body.path("response_types")).contains("id_token")) {
      return "invalid_response_types";
    }
    JsonNode configuration = body.path(Tool.CONFIGURATION);
    String domain = configuration.path("domain").asText("");
    String target = configuration.path("target_link_uri").asText("https://" + domain);
    if (domain.isEmpty()) {
      return "missing_domain";
    }
    return domain.equals(URI.create(target).getAuthority())
        ? null
        : "domain_targetlinkuri_mismatch";
  }

  private Reply kept(String client, ObjectNode body) {
    ObjectNode kept = body.deepCopy().put("client_id", client).put("active", false);
    kept.putArray("deployments").add(String.valueOf(tools.all().size() + 1));
    List<String> asked = Scopes.words(body.path("scope").asText(""));
    kept.put("scope", String.join(" ", asked.stream().filter(Scopes.ALL::contains).toList()));
    tools.keep(new Tool(kept));
    ObjectNode answer = kept.deepCopy();
    answer.remove(List.of("active", "deployments", "contacts"));
    // The answer overstates: who asks for one of the gradebook is told all of them.
    boolean grades = asked.stream().anyMatch(Scopes.GRADES::contains);
    answer.put("scope", String.join(" ", grades ? Scopes.ALL : asked));
    ObjectNode configuration = answer.withObjectProperty(Tool.CONFIGURATION);
    configuration.put("version", "1.3.0");
    configuration.put("deployment_id", kept.path("deployments").path(0).asText());
    ArrayNode messages = Json.MAPPER.createArrayNode();
    for (JsonNode message : configuration.path("messages")) {
      if (message.path("type").asText().equals("LtiDeepLinkingRequest")) {
        messages
            .addObject()
            .put("type", message.path("type").asText())
            .put("target_link_uri", message.path("target_link_uri").asText());
      }
    }
    configuration.set("messages", messages);
    return Reply.of(200, "application/json; charset=utf-8", Json.of(answer).phpBytes());
  }

  /** The administrator's switch: {@code ?client=…}. */
  Reply activate(Call call) {
    Optional<Tool> tool = tools.find(call.form().path("client").asText(""));
    tool.ifPresent(
        found -> {
          found.kept().put("active", true);
          tools.keep(found);
        });
    return tool.isEmpty() ? MoodleLti.invalid() : Html.page(200, "Manage tools", "<p>Active</p>");
  }
}
