package org.learnwire.sandbox.badgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Badgr: one issuer, one badge, and nobody has it twice. */
public final class Badgr implements Service {
  public static final String CLIENT = "sandbox-badgr-client";
  public static final String SECRET = "sandbox-badgr-secret";
  public static final String ISSUER = "ISS1";
  public static final String BADGE = "BC1";

  private static final String TOKEN = "sandbox-badgr-token";
  private static final String AWARDS = "badgr/awards";
  private static final String REFUSED =
      "A previous award of this badge already exists for this recipient.";

  private final World world;
  private final Rate rate = new Rate();

  public Badgr(World world) {
    this.world = world;
  }

  @Override
  public String system() {
    return "badgr";
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().equals("/o/token")) {
      return token(call.form());
    }
    if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
      return error(401, "no valid auth token found", "");
    }
    if (rate.exceeded(world.settings().perSecond("badgr"))) {
      return error(429, "too many requests", "");
    }
    return switch (call.method() + " " + call.path()) {
      case "GET /v2/issuers/ISS1" -> told(200, List.of(node().put("entityId", ISSUER)));
      case "GET /v2/issuers/ISS1/badgeclasses" ->
          told(200, List.of(node().put("entityId", BADGE).put("name", "Learned and applied")));
      case "GET /v2/issuers/ISS1/assertions", "GET /v2/badgeclasses/BC1/assertions" ->
          told(200, awards(call.param("recipient")));
      case "POST /v2/badgeclasses/BC1/assertions" -> give(body(call));
      case "POST /v2/assertions/revoke" -> revoke(body(call));
      default -> call.path().startsWith("/v2/assertions/") ? one(call.path()) : notFound();
    };
  }

  private static Reply token(ObjectNode form) {
    return form.path("client_id").asText().equals(CLIENT)
            && form.path("client_secret").asText().equals(SECRET)
        ? Reply.json(
            200,
            Json.of(
                node()
                    .put("access_token", TOKEN)
                    .put("token_type", "Bearer")
                    .put("expires_in", 86400)))
        : Reply.json(401, Json.of(node().put("error", "invalid_client")));
  }

  private List<ObjectNode> awards(String recipient) {
    return world.read(
        () ->
            world.things().of(AWARDS).stream()
                .filter(each -> !each.path("revoked").asBoolean())
                .filter(each -> recipient == null || recipient.equals(to(each)))
                .map(ObjectNode::deepCopy)
                .toList());
  }

  private static String to(JsonNode award) {
    return award.path("recipient").path("plaintextIdentity").asText();
  }

  private Reply give(JsonNode body) {
    String recipient = body.path("recipient").path("identity").asText("");
    if (recipient.isEmpty()) {
      return error(400, "bad request", "recipient is required");
    }
    return world.change(
        change -> {
          boolean there =
              world.things().of(AWARDS).stream()
                  .anyMatch(
                      each -> !each.path("revoked").asBoolean() && recipient.equals(to(each)));
          if (there && !body.path("allowDuplicateAwards").asBoolean(true)) {
            return error(400, "bad request", REFUSED);
          }
          String id = "A" + world.things().nextNumber();
          ObjectNode award =
              node()
                  .put("entityType", "Assertion")
                  .put("entityId", id)
                  .put("badgeclass", BADGE)
                  .put("issuer", ISSUER)
                  .put("issuedOn", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                  .put("narrative", body.path("narrative").asText(""))
                  .put("revoked", false);
          award
              .putObject("recipient")
              .put("type", "email")
              .put("hashed", true)
              .put("identity", "sha256$" + Integer.toHexString(recipient.hashCode()))
              .put("plaintextIdentity", recipient);
          change.put(AWARDS, id, award);
          return told(201, List.of(award));
        });
  }

  private Reply revoke(JsonNode body) {
    return world.change(
        change -> {
          ArrayNode result = Json.MAPPER.createArrayNode();
          for (JsonNode each : body) {
            String id = each.path("entityId").asText();
            ObjectNode said = result.addObject().put("entityId", id);
            Optional<ObjectNode> award = world.things().find(AWARDS, id);
            boolean can = award.isPresent() && !award.get().path("revoked").asBoolean();
            said.put("revoked", can);
            if (can) {
              ObjectNode revoked = award.get().deepCopy().put("revoked", true);
              change.put(
                  AWARDS, id, revoked.set("revocationReason", each.path("revocationReason")));
            } else {
              said.put("reason", "permission denied or object not found");
            }
          }
          ObjectNode envelope = envelope(true, "revoked badges");
          envelope.set("result", result);
          return Reply.json(200, Json.of(envelope));
        });
  }

  private Reply one(String path) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    return world
        .read(() -> world.things().find(AWARDS, id).map(ObjectNode::deepCopy))
        .map(award -> told(200, List.of(award)))
        .orElseGet(Badgr::notFound);
  }

  private static JsonNode body(Call call) {
    try {
      return Json.MAPPER.readTree(call.body());
    } catch (IOException e) {
      return node();
    }
  }

  private static Reply told(int status, List<ObjectNode> result) {
    ObjectNode envelope = envelope(true, "ok");
    envelope.putArray("result").addAll(result);
    return Reply.json(status, Json.of(envelope));
  }

  private static Reply notFound() {
    return error(404, "entity not found or insufficient privileges", "");
  }

  private static Reply error(int status, String description, String why) {
    ObjectNode envelope = envelope(false, description);
    envelope.putObject("fieldErrors");
    ArrayNode errors = envelope.putArray("validationErrors");
    if (!why.isEmpty()) {
      errors.add(why);
    }
    return Reply.json(status, Json.of(envelope));
  }

  private static ObjectNode envelope(boolean success, String description) {
    ObjectNode envelope = node();
    envelope.putObject("status").put("success", success).put("description", description);
    return envelope;
  }

  private static ObjectNode node() {
    return Json.MAPPER.createObjectNode();
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> error(401, "no valid auth token found", "");
      case THROTTLE -> error(429, "too many requests", "");
      default -> error(fault.status(), "Refused by the sandbox", "");
    };
  }
}
