package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;

/**
 * Moodle's token.php: JSON that calls itself text/html, scopes that were not granted dropped
 * without a word, and neither audience nor issuer nor jti looked at.
 */
final class MoodleToken {

  private final Tools tools;
  private final Tokens tokens;

  MoodleToken(Tools tools, Tokens tokens) {
    this.tools = tools;
    this.tokens = tokens;
  }

  Reply answer(Call call) {
    if (!call.isForm()) {
      return error("invalid_request");
    }
    ObjectNode form = call.form();
    if (!form.path("grant_type").asText("").equals("client_credentials")) {
      return error("unsupported_grant_type");
    }
    Jwt assertion;
    try {
      assertion = Jwt.parse(form.path("client_assertion").asText(""));
    } catch (IllegalArgumentException e) {
      return error(e.getMessage());
    }
    Optional<Tool> tool = tools.find(assertion.claim("sub"));
    if (tool.isEmpty() || !tool.get().active()) {
      return error("invalid_client");
    }
    return checked(tool.get(), assertion, form);
  }

  private Reply checked(Tool tool, Jwt assertion, ObjectNode form) {
    try {
      if (!tools.signed(tool, assertion)) {
        return error("Signature verification failed");
      }
    } catch (IOException | IllegalArgumentException e) {
      return Html.page(
          404,
          "Error",
          "<p class=\"errormessage\">Exception - mod_lti\\local\\ltiopenid\\jwks_helper::fix_jwks_alg():"
              + " Argument #1 ($jwks) must be of type array, null given</p>");
    }
    long exp = assertion.seconds("exp");
    if (exp > 0 && exp < System.currentTimeMillis() / 1000) {
      return error("Expired token");
    }
    List<String> given =
        Scopes.words(form.path("scope").asText("")).stream()
            .filter(tool.granted()::contains)
            .toList();
    if (given.isEmpty()) {
      return error("invalid_scope");
    }
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("access_token", tokens.give(tool.clientId(), given))
            .put("token_type", "Bearer")
            .put("expires_in", 3600)
            .put("scope", String.join(" ", given));
    return MoodleLti.html(200, body.toPrettyString());
  }

  private static Reply error(String error) {
    return MoodleLti.html(400, Json.MAPPER.createObjectNode().put("error", error).toPrettyString());
  }
}
