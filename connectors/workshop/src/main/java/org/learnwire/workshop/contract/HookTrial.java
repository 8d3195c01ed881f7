package org.learnwire.workshop.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.learnwire.kit.Connection;
import org.learnwire.kit.HookCall;
import org.learnwire.kit.HookDoor;
import org.learnwire.kit.HookDoor.Judged;
import org.learnwire.kit.HookDoor.Proven;
import org.learnwire.kit.HookDoor.TurnedAway;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.WebhookSpec;
import org.learnwire.kit.manifest.WebhookSpec.Encoding;

/**
 * A webhook as it was recorded has to be taken, and everything that is only like it turned away:
 * the author of a folder writes the good one down, the others are made of it.
 */
final class HookTrial {
  private final JsonNode hook;
  private final WebhookSpec spec;
  private final HookDoor door;
  private final String key;
  private final Differences differences;

  private HookTrial(
      JsonNode hook, WebhookSpec spec, HookDoor door, String key, Differences differences) {
    this.hook = hook;
    this.spec = spec;
    this.door = door;
    this.key = key;
    this.differences = differences;
  }

  /**
   * @throws InvalidFixture where the stream takes no webhooks or connection.yaml has no key
   */
  static HookTrial of(Connection connection, Conversation conversation, Differences differences) {
    StreamSpec stream = connection.manifest().streams().get(conversation.subject());
    Optional<HookDoor> door = HookDoor.of(connection, stream);
    if (door.isEmpty()) {
      throw new InvalidFixture(
          conversation.file()
              + " holds a hook: its stream needs webhook, and connection.yaml the key",
          null);
    }
    String key =
        Conversation.yaml(conversation.fixtures().resolve("connection.yaml"))
            .path("settings")
            .path(stream.webhook().secret())
            .asText();
    return new HookTrial(
        conversation.json().path("hook"), stream.webhook(), door.get(), key, differences);
  }

  static Instant now(JsonNode hook) {
    return Instant.parse(hook.path("now").asText());
  }

  static byte[] body(JsonNode hook) {
    return hook.path("text").asText().getBytes(StandardCharsets.UTF_8);
  }

  void hold() {
    Instant now = now(hook);
    Map<String, String> recorded = headers();
    HookCall good = call(recorded, body(hook));
    Judged judged = door.judge(good, now);
    if (judged instanceof TurnedAway away) {
      differences.add("the webhook as recorded is turned away: " + away.why());
      return;
    }
    String altered = hook.path("text").asText() + " ";
    away("altered body", call(recorded, altered.getBytes(StandardCharsets.UTF_8)), now, false);
    away("no signature", call(without(spec.signature().header()), body(hook)), now, false);
    away("no timestamp", call(without(spec.moment().header()), body(hook)), now, false);
    away("signed with another key", signed("not-" + key, body(hook)), now, false);
    away("another timestamp", call(at(recorded, now.plusSeconds(1)), body(hook)), now, false);
    Duration late = spec.moment().tolerance().plus(spec.moment().tolerance()).plusSeconds(1);
    away("stale", good, now.plus(late), true);
    away("from the future", good, now.minus(late), true);
    away("no JSON", signed(key, "no JSON".getBytes(StandardCharsets.UTF_8)), now, true);
    replayed(good, recorded, ((Proven) judged).mark(), now);
  }

  /** However its signature is written, it is the same delivery. */
  private void replayed(HookCall good, Map<String, String> recorded, String mark, Instant now) {
    same("replayed", good, mark, now);
    if (spec.signature().encoding() == Encoding.HEX) {
      Map<String, String> louder = new TreeMap<>(recorded);
      louder.computeIfPresent(
          spec.signature().header(),
          (name, text) ->
              spec.signature().prefix()
                  + text.substring(spec.signature().prefix().length()).toUpperCase());
      same("replayed in capitals", call(louder, body(hook)), mark, now);
    }
  }

  private void same(String what, HookCall call, String mark, Instant now) {
    String again = door.judge(call, now) instanceof Proven proven ? proven.mark() : "none";
    differences.same("the mark of a webhook, " + what, mark, again);
  }

  private void away(String what, HookCall call, Instant now, boolean proven) {
    Judged judged = door.judge(call, now);
    if (judged instanceof TurnedAway away) {
      differences.same("proven, " + what, proven, away.proven());
    } else {
      differences.add("a webhook was taken, " + what);
    }
  }

  private HookCall signed(String with, byte[] body) {
    Map<String, String> headers = headers();
    byte[] signature = HookDoor.sign(spec, with, call(headers, body));
    headers.put(
        spec.signature().header(),
        spec.signature().prefix()
            + (spec.signature().encoding() == Encoding.HEX
                ? HexFormat.of().formatHex(signature)
                : Base64.getEncoder().encodeToString(signature)));
    return call(headers, body);
  }

  private HookCall call(Map<String, String> headers, byte[] body) {
    return new HookCall("POST", hook.path("uri").asText(), headers::get, body);
  }

  private Map<String, String> at(Map<String, String> headers, Instant moment) {
    Map<String, String> other = new TreeMap<>(headers);
    other.put(spec.moment().header(), spec.moment().formats().get(0).write(moment));
    return other;
  }

  private Map<String, String> without(String header) {
    Map<String, String> headers = headers();
    headers.remove(header);
    return headers;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    hook.path("headers")
        .fields()
        .forEachRemaining(each -> headers.put(each.getKey(), each.getValue().asText()));
    return headers;
  }
}
