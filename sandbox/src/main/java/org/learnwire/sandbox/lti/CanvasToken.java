package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;

/** Canvas's token endpoint: strict about the assertion, and one scope too many refuses all. */
final class CanvasToken {

  private final CanvasSite site;
  private final Tools tools;
  private final Tokens tokens;

  CanvasToken(CanvasSite site, Tools tools, Tokens tokens) {
    this.site = site;
    this.tools = tools;
    this.tokens = tokens;
  }

  Reply answer(Call call) {
    ObjectNode form = call.form();
    if (!form.path("grant_type").asText("").equals("client_credentials")) {
      return error(400, "unsupported_grant_type", "The grant_type you requested is not supported");
    }
    Jwt assertion;
    try {
      assertion = Jwt.parse(form.path("client_assertion").asText(""));
    } catch (IllegalArgumentException e) {
      return error(400, "invalid_request", "invalid assertion");
    }
    Optional<Tool> tool = tools.find(assertion.claim("sub"));
    if (tool.isEmpty() || !tool.get().active()) {
      return error(401, "invalid_client", "unknown client");
    }
    String wrong = wrong(call, assertion, tool.get());
    if (wrong != null) {
      return error(400, "invalid_request", wrong);
    }
    List<String> asked = Scopes.words(form.path("scope").asText(""));
    if (asked.isEmpty() || !tool.get().granted().containsAll(asked)) {
      return error(400, "invalid_scope", "A requested scope is invalid, unknown, or malformed");
    }
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("access_token", tokens.give(tool.get().clientId(), asked))
            .put("token_type", "Bearer")
            .put("expires_in", 3600)
            .put("scope", String.join(" ", asked));
    return Reply.json(200, Json.of(body));
  }

  private @Nullable String wrong(Call call, Jwt assertion, Tool tool) {
    for (String needed : List.of("iss", "sub", "aud", "iat", "exp", "jti")) {
      if (!assertion.claims().hasNonNull(needed)) {
        return "the following assertions are missing: " + needed;
      }
    }
    // The address that was called: the school's or the sign-on host's.
    String called = "http://" + call.header("Host") + "/" + site.name() + "/login/oauth2/token";
    if (!assertion.isFor(called)) {
      return "the 'aud' is invalid";
    }
    long now = System.currentTimeMillis() / 1000;
    if (assertion.seconds("exp") < now) {
      return "the JWT has expired";
    }
    if (assertion.seconds("iat") > now + 30) {
      return "the 'iat' must not be in the future";
    }
    if (assertion.seconds("iat") < now - 300) {
      return "the 'iat' must be less than 5 minutes old";
    }
    try {
      return tools.signed(tool, assertion) ? null : "JWS signature invalid.";
    } catch (IOException | IllegalArgumentException e) {
      return "JWK Error: " + e.getMessage();
    }
  }

  private static Reply error(int status, String error, String description) {
    return Reply.json(
        status,
        Json.of(
            Json.MAPPER
                .createObjectNode()
                .put("error", error)
                .put("error_description", description)));
  }
}
