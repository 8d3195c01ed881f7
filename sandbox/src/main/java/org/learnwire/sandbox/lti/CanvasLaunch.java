package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;

/** A browser's way from a course page over the sign-on host to a signed launch. */
final class CanvasLaunch {

  private static final List<String> NEEDED =
      List.of(
          "client_id",
          "login_hint",
          "lti_message_hint",
          "nonce",
          "prompt",
          "redirect_uri",
          "response_mode",
          "response_type",
          "scope");

  /** What was made at the login's start: the claims without the nonce, and whose tool it is. */
  private record Made(String clientId, String loginHint, ObjectNode claims, String storage) {}

  private final CanvasSite site;
  private final Tools tools;
  private final Keys keys;
  private final CanvasMessages messages;
  private final Hints<Made> hints = new Hints<>();

  CanvasLaunch(CanvasSite site, Tools tools, Keys keys, Gradebook grades) {
    this.site = site;
    this.tools = tools;
    this.keys = keys;
    this.messages = new CanvasMessages(site, grades);
  }

  /** The page that frames the tool, with the storage frame beside it. */
  Reply page(Call call) {
    String mode = call.form().path("storage").asText("on");
    String src = site.school() + "/login_initiation?" + call.query();
    return Html.page(
        200,
        "Canvas course",
        "<h1>Canvas</h1>"
            + CanvasStorage.script(site, mode)
            + "<iframe id=\"tool_content\" name=\"tool_content\" title=\"tool\" width=\"100%\""
            + " height=\"900\" style=\"border:0\" src=\""
            + Html.escape(src)
            + "\"></iframe>");
  }

  /**
   * {@code course}, {@code user} (none: an anonymous visitor), {@code placement}, and optionally
   * {@code client}, {@code deployment}, {@code institution} (a role of the account), {@code
   * message}, {@code link}, {@code storage}, {@code age} in seconds.
   */
  Reply login(Call call) {
    ObjectNode form = call.form();
    Optional<Tool> tool = tools.pick(form.path("client").asText(""));
    if (tool.isEmpty()) {
      return CanvasLti.refused(404, "not_found", "No tool is installed here.");
    }
    Optional<CanvasMessages.Asked> asked =
        site.world().read(() -> messages.asked(tool.get(), form));
    if (asked.isEmpty()) {
      return CanvasLti.refused(404, "not_found", "No such course, link or user.");
    }
    ObjectNode claims = site.world().read(() -> messages.claims(asked.get()));
    String loginHint = site.opaque("login " + form.path("user").asText("anonymous"));
    String storage = form.path("storage").asText("on");
    String hint = hints.keep(new Made(tool.get().clientId(), loginHint, claims, storage));
    long made = System.currentTimeMillis() / 1000 - asked.get().age();
    ObjectNode signed = Json.MAPPER.createObjectNode().put("verifier", hint).put("iat", made);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("iss", site.issuer());
    fields.put("login_hint", loginHint);
    fields.put("client_id", tool.get().clientId());
    fields.put("lti_deployment_id", asked.get().deployment());
    fields.put("target_link_uri", asked.get().target());
    fields.put("lti_message_hint", keys.sign(signed.put("exp", made + 300)));
    fields.put("canvas_environment", "prod");
    fields.put("canvas_region", "not_configured");
    storage(fields, storage);
    return Html.post(tool.get().loginUrl(), fields);
  }

  private static void storage(Map<String, String> fields, String mode) {
    if (!mode.equals("off")) {
      fields.put("lti_storage_target", "post_message_forwarding");
    }
  }

  /** On the sign-on host: to the school's own. */
  Reply redirect(Call call) {
    StringBuilder query = new StringBuilder();
    call.form()
        .fields()
        .forEachRemaining(
            each ->
                query
                    .append(query.isEmpty() ? "?" : "&")
                    .append(each.getKey())
                    .append('=')
                    .append(URLEncoder.encode(each.getValue().asText(), StandardCharsets.UTF_8)));
    return Html.redirect(site.school() + "/api/lti/authorize" + query);
  }

  Reply authorize(Call call) {
    ObjectNode form = call.form();
    Optional<Tool> tool = tools.find(form.path("client_id").asText(""));
    String redirect = form.path("redirect_uri").asText("");
    if (tool.isEmpty() || !tool.get().redirects().contains(plain(redirect, tool.get()))) {
      return Html.page(400, "Canvas", "<p>Invalid redirect_uri or client_id</p>");
    }
    List<String> missing = new ArrayList<>(NEEDED);
    missing.removeIf(name -> !form.path(name).asText("").isEmpty());
    if (!missing.isEmpty()) {
      String text = "The following parameters are missing: " + String.join(", ", missing);
      return error(form, "invalid_request_object", text);
    }
    if (!form.path("scope").asText().equals("openid")) {
      return error(form, "invalid_request_object", "The 'scope' must be 'openid'");
    }
    if (!tool.get().active()) {
      return error(form, "unauthorized_client", "Client not authorized in requested context");
    }
    Made made = made(form.path("lti_message_hint").asText());
    if (made == null || !made.clientId().equals(tool.get().clientId())) {
      String text = "The launch has either expired or already been consumed";
      return error(form, "launch_no_longer_valid", text);
    }
    if (!made.loginHint().equals(form.path("login_hint").asText())) {
      return error(form, "login_required", "Must have an active user session");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id_token", keys.sign(made.claims().put("nonce", form.path("nonce").asText())));
    fields.put("state", form.path("state").asText(""));
    storage(fields, made.storage());
    return Html.post(redirect, fields);
  }

  /** A query is not compared when the registered address has none. */
  private static String plain(String redirect, Tool tool) {
    return tool.redirects().contains(redirect) ? redirect : redirect.split("\\?")[0];
  }

  private @Nullable Made made(String hint) {
    try {
      Jwt jwt = Jwt.parse(hint);
      return keys.own(jwt) ? hints.take(jwt.claim("verifier")) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Reply error(ObjectNode form, String error, String description) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("error", error);
    fields.put("error_description", description);
    fields.put("state", form.path("state").asText(""));
    return Html.post(form.path("redirect_uri").asText(), fields);
  }
}
