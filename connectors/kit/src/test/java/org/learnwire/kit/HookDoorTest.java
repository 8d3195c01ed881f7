package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.HookDoor.Judged;
import org.learnwire.kit.HookDoor.Proven;
import org.learnwire.kit.HookDoor.TurnedAway;

/**
 * Which requests are taken for a system's own. The signatures were made with openssl, not with the
 * code that is tried here.
 */
class HookDoorTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: hris
      settings:
        hookKey: {title: Key of the webhook, secret: true, required: false}
      streams:
        people:
          verified: documented
          get: /people
          records: people.*
          detail: {get: "/people/{id}"}
          key: [id]
          to: reference
          webhook:
            secret: "{hookKey}"
            signature: {header: X-Signature, encoding: hex, prefix: "sha256=", over: "{timestamp}.{body}"}
            timestamp: {header: X-Sent, format: unix, tolerance: PT5M}
            as: {id: id}
      """;

  private static final String KEY = "hook-secret-0001";
  private static final String BODY = "{\"id\":\"Zoë\", \"at\":1}";
  private static final Instant SENT = Instant.ofEpochSecond(1_769_884_920);

  /** {@code printf %s '1769884920.{"id":"Zoë", "at":1}' | openssl dgst -sha256 -hmac KEY}. */
  private static final String SIGNATURE =
      "sha256=ea46411613970d5428d84059c130354082254da845d2a7b4829360092850bc35";

  private final HookDoor door = door(KEY);

  @Test
  void what_the_system_has_signed_just_now_is_proven() {
    assertThat(door.judge(call(BODY), SENT.plusSeconds(20))).isInstanceOf(Proven.class);
    assertThat(door.judge(call(BODY), SENT.plusSeconds(300))).isInstanceOf(Proven.class);
    assertThat(door.judge(call(BODY), SENT.minusSeconds(300))).isInstanceOf(Proven.class);
  }

  @Test
  void a_wrong_signature_is_turned_away_and_nobody_is_told_why() {
    turnedAway(
        door("another-secret-0002").judge(call(BODY), SENT),
        false,
        "hr/people: the signature of a webhook does not hold",
        "settings.hookKey");
    turnedAway(
        door.judge(with("X-Signature", "sha256=" + "0".repeat(64)), SENT), false, "does not hold");
    turnedAway(door.judge(with("X-Signature", "sha256=zz"), SENT), false, "does not hold");
    turnedAway(
        door.judge(with("X-Signature", SIGNATURE.substring(7)), SENT), false, "does not hold");
    turnedAway(door.judge(with("X-Signature", "sha256="), SENT), false, "does not hold");
  }

  @Test
  void without_a_signature_or_a_time_it_is_turned_away() {
    turnedAway(door.judge(with("X-Signature", null), SENT), false, "came without X-Signature");
    turnedAway(door.judge(with("X-Sent", null), SENT), false, "came without X-Sent");
  }

  @Test
  void an_altered_body_is_turned_away_also_where_only_its_bytes_differ() {
    turnedAway(door.judge(call(BODY.replace("Zoë", "Zoe")), SENT), false, "does not hold");
    // The same JSON, written anew: who reads and writes a body before looking would not see it.
    turnedAway(door.judge(call(BODY.replace(", ", ",")), SENT), false, "does not hold");
  }

  @Test
  void another_time_under_the_same_signature_is_turned_away() {
    turnedAway(
        door.judge(with("X-Sent", "1769884921"), SENT.plusSeconds(1)), false, "does not hold");
  }

  @Test
  void a_stale_one_is_told_how_stale_it_is() {
    turnedAway(
        door.judge(call(BODY), SENT.plusSeconds(301)),
        true,
        "sent 301 s ago, more than the 300 s that are allowed",
        "NTP");
    turnedAway(door.judge(call(BODY), SENT.minusSeconds(301)), true, "sent 301 s from now");
  }

  @Test
  void a_body_that_is_no_json_is_told_so() {
    String form = "type=employee.updated&id=7";
    HookCall unsigned = new HookCall("POST", "", Map.of("X-Sent", "1769884920")::get, bytes(form));
    String signature =
        "sha256="
            + java.util.HexFormat.of()
                .formatHex(
                    HookDoor.sign(connection(KEY).stream("people").webhook(), KEY, unsigned));
    Map<String, String> headers = Map.of("X-Sent", "1769884920", "X-Signature", signature);
    turnedAway(
        door.judge(new HookCall("POST", "", headers::get, bytes(form)), SENT),
        true,
        "is no JSON; let it be sent as JSON");
  }

  @Test
  void one_delivery_has_one_mark_however_its_signature_is_written() {
    String mark = ((Proven) door.judge(call(BODY), SENT)).mark();
    String capitals = "sha256=" + SIGNATURE.substring(7).toUpperCase();
    assertThat(door.judge(with("X-Signature", capitals), SENT)).isEqualTo(new Proven(mark));
    assertThat(mark).isEqualTo(SIGNATURE.substring(7));
  }

  @Test
  void without_a_key_there_is_no_door() {
    assertThat(HookDoor.of(connection(null), connection(null).stream("people"))).isEmpty();
    assertThat(HookDoor.of(connection(" "), connection(" ").stream("people"))).isEmpty();
  }

  private static void turnedAway(Judged judged, boolean proven, String... parts) {
    assertThat(judged).isInstanceOf(TurnedAway.class);
    TurnedAway away = (TurnedAway) judged;
    assertThat(away.proven()).isEqualTo(proven);
    assertThat(away.why()).contains(parts).doesNotContain(KEY).doesNotContain("Zo");
  }

  private static HookCall call(String body) {
    return new HookCall("POST", "", headers()::get, bytes(body));
  }

  private static HookCall with(String header, String value) {
    Map<String, String> headers = headers();
    headers.remove(header);
    if (value != null) {
      headers.put(header, value);
    }
    return new HookCall("POST", "", headers::get, bytes(BODY));
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("X-Sent", "1769884920");
    headers.put("X-Signature", SIGNATURE);
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static HookDoor door(String key) {
    Connection connection = connection(key);
    return HookDoor.of(connection, connection.stream("people")).orElseThrow();
  }

  private static Connection connection(String key) {
    return new Connection(
        "hr",
        Inline.connector(YAML, Map.of()),
        UUID.randomUUID(),
        "https://hr.acme.test",
        key == null ? Map.of() : Map.of("hookKey", key));
  }
}
