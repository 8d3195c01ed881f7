package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** A browser's way from a course page through the tool's login to a signed launch. */
final class MoodleLaunch {

  private final World world;
  private final String site;
  private final Tools tools;
  private final Keys keys;
  private final MoodleMessages messages;
  private final Hints<MoodleMessages.Asked> hints = new Hints<>();

  MoodleLaunch(World world, String site, Tools tools, Keys keys, Gradebook grades) {
    this.world = world;
    this.site = site;
    this.tools = tools;
    this.keys = keys;
    this.messages = new MoodleMessages(world, site, grades);
  }

  /** The activity's page: the tool's frame, which starts with Moodle's own launch.php. */
  Reply page(Call call) {
    String src = "launch.php?" + call.query();
    return Html.page(
        200,
        "Moodle activity",
        "<h1>Moodle</h1><iframe id=\"contentframe\" name=\"contentframe\" width=\"100%\""
            + " height=\"900\" style=\"border:0\" src=\""
            + Html.escape(src)
            + "\" allow=\"microphone; camera; midi\"></iframe>");
  }

  /**
   * {@code id} (of an activity or a placed link) or {@code course}, {@code user}, optionally {@code
   * client} and {@code deployment}.
   */
  Reply login(Call call, String type) {
    ObjectNode form = call.form();
    Optional<Tool> tool = tools.pick(form.path("client").asText(""));
    if (tool.isEmpty() || !tool.get().active()) {
      return Html.page(404, "Error", "<p>No tool is switched on here</p>");
    }
    Optional<MoodleMessages.Asked> asked = world.read(() -> messages.asked(tool.get(), type, form));
    if (asked.isEmpty()) {
      return Html.page(404, "Error", "<p>No such course, link or user</p>");
    }
    ObjectNode hint = Json.MAPPER.createObjectNode();
    if (form.has("id")) {
      hint.put("cmid", form.path("id").asInt());
    }
    hint.put("launchid", hints.keep(asked.get()));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("iss", site);
    fields.put("target_link_uri", asked.get().target());
    fields.put("login_hint", String.valueOf(asked.get().user()));
    fields.put("lti_message_hint", hint.toString());
    fields.put("client_id", tool.get().clientId());
    fields.put("lti_deployment_id", asked.get().deployment());
    return Html.post(tool.get().loginUrl(), fields);
  }

  /** The OIDC authentication request, with the refusals in the order that was observed. */
  Reply auth(Call call) {
    ObjectNode form = call.form();
    String redirect = form.path("redirect_uri").asText("");
    Optional<Tool> tool = tools.find(form.path("client_id").asText(""));
    boolean openid = form.path("scope").asText("").equals("openid");
    if (!openid || form.path("nonce").asText("").isEmpty()) {
      return MoodleLti.invalid();
    }
    if (tool.isEmpty()) {
      return error(form, "unauthorized_client", null);
    }
    if (!tool.get().redirects().contains(redirect)) {
      return MoodleLti.invalid();
    }
    if (!form.path("response_mode").asText("").equals("form_post")) {
      return error(form, "invalid_request", "Invalid response_mode");
    }
    MoodleMessages.Asked asked = hints.take(launchId(form.path("lti_message_hint").asText("")));
    if (asked == null || !asked.tool().clientId().equals(tool.get().clientId())) {
      return MoodleLti.invalid();
    }
    if (!form.path("login_hint").asText("").equals(String.valueOf(asked.user()))) {
      return error(form, "access_denied", null);
    }
    ObjectNode claims = world.read(() -> messages.claims(asked, form.path("nonce").asText()));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id_token", keys.sign(claims));
    put(fields, "state", form.path("state").asText(""));
    return Html.post(redirect, fields);
  }

  private static Reply error(ObjectNode form, String error, @Nullable String description) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("error", error);
    put(fields, "error_description", description);
    put(fields, "state", form.path("state").asText(""));
    return Html.post(form.path("redirect_uri").asText(""), fields);
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private static String launchId(String hint) {
    try {
      JsonNode json = Json.MAPPER.readTree(hint);
      return json.path("launchid").asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
