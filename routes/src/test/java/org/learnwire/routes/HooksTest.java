package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.TestPostgres;
import org.learnwire.kit.HookCall;
import org.learnwire.routes.Hooks.Outcome;

/** What a system tells by itself, from the door to the statement. */
class HooksTest {
  private static final String KEY = "hook-secret-0001";
  private static final String SIGNED =
      """
            secret: "{hookKey}"
            signature: {header: X-Signature, encoding: hex, over: "{body}{timestamp}"}
            timestamp: {header: X-Sent}
      """;

  /** Results are named and fetched; grades, the same records, are carried. */
  private static final String CONNECTOR =
      """
      name: acme
      title: Acme Academy
      kind: lms
      settings: {hookKey: {title: Key, secret: true, required: false}}
      limits: {perSecond: 10000, concurrent: 4}
      timeout: PT5S
      check: {get: /courses}
      streams:
        results:
          verified: documented
          get: /results
          since: {param: since, from: {maxOf: changed}}
          records: results.*
          key: [id]
          to: statement
          map: result.jslt
          change: supersede
          webhook:
      """
          + SIGNED
          + """
            events: "*"
            when: {kind: changed}
            as: {id: id}
            get: "/results/{id}/result"
        grades:
          verified: documented
          get: /grades
          since: {param: since, from: {maxOf: changed}}
          records: results.*
          key: [id]
          version: changed
          to: statement
          map: result.jslt
          webhook:
      """
          + SIGNED
          + """
            record: result
      """;

  @TempDir Path folder;
  private final Academy academy = new Academy();
  private Campus campus;

  @BeforeEach
  void set() {
    campus = new Campus(folder, academy.url()).knowing(Map.of("hookKey", KEY));
    campus.connector(CONNECTOR);
  }

  @AfterEach
  void stop() {
    academy.close();
  }

  @Test
  void a_record_that_comes_by_webhook_and_by_pull_is_one_statement() {
    bothWays(campus.open("data"));
  }

  @Test
  void on_postgresql_too() throws Exception {
    bothWays(campus.open("data", TestPostgres.freshDatabase()));
  }

  private void bothWays(Journey journey) {
    academy.results(3);
    try (journey) {
      Campus.pass(journey);
      long before = Campus.standing(journey).size();
      academy.result(4, 44);
      assertThat(told(journey, "results", "[{\"kind\":\"changed\",\"id\":4}]"))
          .isEqualTo(Outcome.KEPT);
      assertThat(journey.hooks().waiting()).isEqualTo(1);

      PassReport report = Campus.pass(journey);

      StreamRun drained = run(report, "results", "hooks");
      assertThat(drained.stored()).isEqualTo(1);
      assertThat(drained.read()).isEqualTo(1);
      assertThat(drained.calls()).isEqualTo(1);
      StreamRun pulled = run(report, "results", "complete");
      assertThat(pulled.stored()).as("the pull brings it too, and it is no news").isZero();
      assertThat(pulled.unchanged()).isPositive();
      // Grades were never told of: they come by their pull.
      assertThat(Campus.standing(journey)).hasSize((int) before + 2);
      assertThat(journey.hooks().waiting()).isZero();
      assertThat(Campus.count(journey, "select count(*) from hook where body is not null"))
          .as("what was read is forgotten")
          .isZero();
      assertThat(journey.runs().latest())
          .as("what was told between two passes does not stand for its stream")
          .noneMatch(each -> each.outcome().equals("hooks"));
    }
  }

  @Test
  void a_replayed_delivery_is_known_also_once_it_was_read() {
    academy.results(2);
    try (Journey journey = campus.open("data")) {
      Campus.pass(journey);
      HookCall call = call("[{\"kind\":\"changed\",\"id\":1}]", Instant.now(), KEY);
      Hooks hooks = journey.hooks();
      assertThat(hooks.take("academy", "results", call).outcome()).isEqualTo(Outcome.KEPT);
      assertThat(hooks.take("academy", "results", call).outcome()).isEqualTo(Outcome.KNOWN);
      Campus.pass(journey);
      Map<String, String> standing = Campus.standing(journey);
      assertThat(hooks.take("academy", "results", call).outcome()).isEqualTo(Outcome.KNOWN);
      PassReport report = Campus.pass(journey);
      assertThat(report.runs()).noneMatch(each -> each.outcome().equals("hooks"));
      assertThat(Campus.standing(journey)).isEqualTo(standing);
    }
  }

  @Test
  void strangers_learn_nothing_not_even_which_connections_there_are() {
    try (Journey journey = campus.open("data")) {
      Hooks hooks = journey.hooks();
      Hooks.Answer wrong = hooks.take("academy", "results", call("[]", Instant.now(), "other-key"));
      assertThat(wrong).isEqualTo(new Hooks.Answer(Outcome.UNPROVEN, ""));
      HookCall good = call("[]", Instant.now(), KEY);
      assertThat(hooks.take("nowhere", "results", good)).isEqualTo(wrong);
      assertThat(hooks.take("academy", "nothing", good)).isEqualTo(wrong);
      assertThat(journey.hooks().waiting()).isZero();
    }
    try (Journey journey = new Campus(folder, academy.url()).open("other")) {
      assertThat(journey.hooks().take("academy", "results", call("[]", Instant.now(), KEY)))
          .as("no webhook in this connector")
          .isEqualTo(new Hooks.Answer(Outcome.UNPROVEN, ""));
    }
    campus.connector(CONNECTOR);
    try (Journey journey = campus.knowing(Map.of()).open("unset")) {
      assertThat(journey.hooks().take("academy", "results", call("[]", Instant.now(), KEY)))
          .as("no key set")
          .isEqualTo(new Hooks.Answer(Outcome.UNPROVEN, ""));
    }
  }

  @Test
  void a_stale_or_malformed_one_is_refused_and_its_sender_told_why() {
    try (Journey journey = campus.open("data")) {
      Hooks.Answer stale =
          journey
              .hooks()
              .take("academy", "results", call("[]", Instant.now().minusSeconds(400), KEY));
      assertThat(stale.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(stale.message()).contains("academy/results", "s ago", "300 s", "NTP");
      Hooks.Answer malformed =
          journey.hooks().take("academy", "results", call("a=b", Instant.now(), KEY));
      assertThat(malformed.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(malformed.message()).contains("academy/results", "no JSON");
      assertThat(journey.hooks().waiting()).isZero();
    }
  }

  @Test
  void events_are_counted_skipped_or_quarantined_never_dropped() {
    academy.results(3);
    try (Journey journey = campus.open("data")) {
      Campus.pass(journey);
      academy.result(2, 99);
      told(
          journey,
          "results",
          "[{\"kind\":\"changed\",\"id\":2},{\"kind\":\"changed\",\"id\":2},"
              + "{\"kind\":\"deleted\",\"id\":1},{\"kind\":\"changed\"}]");
      StreamRun run = run(Campus.pass(journey), "results", "hooks");
      assertThat(run.read()).isEqualTo(4);
      assertThat(run.stored()).isEqualTo(1);
      assertThat(run.skipped())
          .containsEntry("told of more than once", 1L)
          .containsEntry("an event that this stream does not take", 1L);
      assertThat(run.quarantined()).containsEntry("no-key", 1L);
      assertThat(journey.quarantine().open(5))
          .singleElement()
          .satisfies(
              kept -> assertThat(kept.record()).contains("\"event\":{\"kind\":\"changed\"}"));
    }
  }

  @Test
  void a_late_webhook_never_goes_over_a_newer_record() {
    academy.results(1);
    try (Journey journey = campus.open("data")) {
      Campus.pass(journey);
      carried(journey, 1, 70, "2026-03-01T12:00:00Z");
      Campus.pass(journey);
      long newest = grades(journey, 70);
      assertThat(newest).isEqualTo(1);

      carried(journey, 1, 60, "2026-03-01T11:00:00Z");
      StreamRun late = run(Campus.pass(journey), "grades", "hooks");

      assertThat(late.skipped()).containsEntry("older than what is stored", 1L);
      assertThat(late.read()).isEqualTo(1);
      assertThat(grades(journey, 60)).isZero();
    }
  }

  @Test
  void of_one_batch_the_older_goes_first_and_each_version_is_a_statement() {
    try (Journey journey = campus.open("data")) {
      carried(journey, 5, 80, "2026-03-01T12:00:00Z");
      carried(journey, 5, 50, "2026-03-01T10:00:00Z");
      carried(journey, 5, 80, "2026-03-01T12:00:00Z", " ");
      StreamRun run = run(Campus.pass(journey), "grades", "hooks");
      assertThat(run.stored()).isEqualTo(2);
      assertThat(run.unchanged()).isEqualTo(1);
      assertThat(grades(journey, 50)).isEqualTo(1);
      assertThat(grades(journey, 80)).isEqualTo(1);
    }
  }

  @Test
  void broken_off_in_any_unit_of_work_the_next_pass_doubles_and_loses_nothing() {
    int units = 1;
    for (int at = 1; at <= units; at++) {
      String data = "broken-" + at;
      try (Journey journey = campus.open(data)) {
        carried(journey, 5, 50, "2026-03-01T10:00:00Z");
        carried(journey, 5, 80, "2026-03-01T12:00:00Z");
      }
      // That a unit of work is whole or not at all is held elsewhere: its first write is enough.
      Set<String> seen = ConcurrentHashMap.newKeySet();
      int halt = at;
      DatabaseOptions failing =
          DatabaseOptions.standard()
              .withListener(
                  (unit, number) -> {
                    boolean ofTheReading = unit.matches("page of .*|webhooks read|run ends");
                    if (ofTheReading && seen.add(unit) && seen.size() == halt) {
                      throw new UncheckedIOException(new IOException("broken off"));
                    }
                  });
      try (Journey journey = campus.open(data, failing)) {
        Campus.pass(journey);
      } catch (UncheckedIOException asWished) {
        assertThat(asWished).hasMessageContaining("broken off");
      }
      units = Math.max(units, seen.size());
      try (Journey journey = campus.open(data)) {
        Campus.pass(journey);
        assertThat(grades(journey, 50)).as("broken off at " + at).isEqualTo(1);
        assertThat(grades(journey, 80)).as("broken off at " + at).isEqualTo(1);
        assertThat(Campus.standing(journey)).hasSize(2);
        assertThat(journey.hooks().waiting()).isZero();
      }
    }
    assertThat(units).as("the page, the inbox, the run").isEqualTo(3);
  }

  @Test
  void what_cannot_be_fetched_waits_and_comes_with_the_next_pass() {
    academy.results(3);
    try (Journey journey = campus.open("data")) {
      Campus.pass(journey);
      academy.result(1, 11);
      academy.result(2, 22);
      told(journey, "results", "[{\"kind\":\"changed\",\"id\":1}]");
      told(journey, "results", "[{\"kind\":\"changed\",\"id\":2}]");
      academy.before = Academy.failing("/results/1/result", 400);
      StreamRun refused = run(Campus.pass(journey), "results", "hooks");
      assertThat(refused.skipped()).as("it is about this one alone").containsEntry("invalid", 1L);
      assertThat(refused.stored()).isEqualTo(1);
      academy.before = Academy.failing("/results", 401);
      told(journey, "results", "[{\"kind\":\"changed\",\"id\":3}]");
      StreamRun shut = run(Campus.pass(journey), "results", "failed");
      assertThat(shut.message()).hasValueSatisfying(m -> assertThat(m).contains("bad-credentials"));
      assertThat(journey.hooks().waiting()).isEqualTo(1);
      academy.before = asked -> {};
      Campus.pass(journey);
      assertThat(journey.hooks().waiting()).isZero();
    }
  }

  @Test
  void more_than_can_wait_are_asked_to_come_later() {
    try (Journey journey = campus.open("data")) {
      journey
          .database()
          .write(
              "many",
              tx ->
                  tx.update(
                      "with recursive n(i) as (select 1 union all select i + 1 from n where i <"
                          + " 20000) insert into hook (connection_id, stream, mark, received, body)"
                          + " select 'c', 's', 'm' || i, 0, x'7b7d' from n"));
      assertThat(told(journey, "results", "[]")).isEqualTo(Outcome.FULL);
      journey.database().write("none", tx -> tx.update("delete from hook"));
      assertThat(told(journey, "results", "[]")).isEqualTo(Outcome.KEPT);
    }
  }

  private static StreamRun run(PassReport report, String stream, String outcome) {
    return report.runs().stream()
        .filter(run -> run.stream().equals(stream) && run.outcome().equals(outcome))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(stream + " has no run that is " + outcome + report.runs()));
  }

  private static long grades(Journey journey, int grade) {
    return Campus.count(
        journey,
        "select count(*) from statement where origin = 'source' and body like '%\"raw\":"
            + grade
            + "}%'");
  }

  private static void carried(Journey journey, int id, int grade, String changed) {
    carried(journey, id, grade, changed, "");
  }

  private static void carried(
      Journey journey, int id, int grade, String changed, String makesAnother) {
    ObjectNode result = Json.object("{}").put("id", id).put("person", "p1").put("course", 1);
    result.put("grade", grade).put("at", "2026-03-01T09:00:00Z").put("changed", changed);
    assertThat(told(journey, "grades", "{\"result\":" + result + "}" + makesAnother))
        .isEqualTo(Outcome.KEPT);
  }

  private static Outcome told(Journey journey, String stream, String body) {
    return journey.hooks().take("academy", stream, call(body, Instant.now(), KEY)).outcome();
  }

  private static HookCall call(String body, Instant at, String key) {
    String sent = Long.toString(at.getEpochSecond());
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("X-Sent", sent);
    headers.put("X-Signature", signature(body + sent, key));
    return new HookCall(
        "POST", "http://here.test/", headers::get, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String text, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
