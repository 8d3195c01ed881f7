package org.learnwire.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.kit.Secret;
import org.learnwire.ledger.Ledger;
import org.learnwire.people.People;

/** Who is told what by itself, how often, and what becomes of it when it cannot go out. */
class NoticesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String OPS = "ops@acme.test";
  private static final String SECRET = "not-a-secret";

  /** A letter, as a mail server would have taken it. */
  private record Letter(String to, String subject, String text, String reference) {}

  /** Tuesday, 07:00 in Berlin. */
  private Instant now = Instant.parse("2026-11-24T06:00:00Z");

  private final List<Letter> letters = new ArrayList<>();
  private final List<JsonNode> posted = new ArrayList<>();
  private final List<String> signatures = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int answer = 200;
  private boolean mailDown;

  @TempDir Path folder;
  private Database database;
  private Connections connections;
  private Quarantine quarantine;
  private RunLog runs;
  private HttpServer receiver;
  private Clock clock;

  @BeforeEach
  void open() throws IOException {
    clock = ((InstantSource) () -> now).withZone(BERLIN);
    database = TestDatabase.open(folder);
    ConnectionIds ids = new ConnectionIds(database, clock);
    connections = new Connections(OneHrSystem.settings(folder), ids::idOf);
    quarantine = new Quarantine(database, clock);
    runs = new RunLog(database, clock);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/alarms",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String at = exchange.getRequestHeaders().getFirst("X-Learnwire-Timestamp");
          signatures.add(exchange.getRequestHeaders().getFirst("X-Learnwire-Signature"));
          posted.add(Json.object(body));
          assertThat(signatures.get(signatures.size() - 1)).isEqualTo(signed(at + "." + body));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
    database.close();
  }

  @Test
  void the_digest_goes_once_a_day_at_its_time_whatever_starts_anew() {
    hold("42");
    digest().run();
    assertThat(letters).as("before half past seven").isEmpty();

    now = Instant.parse("2026-11-24T06:30:00Z");
    digest().run();
    digest().run();
    now = Instant.parse("2026-11-24T20:00:00Z");
    digest().run();

    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).subject()).isEqualTo("Acme: Learnwire on Tuesday 24 November 2026");
    assertThat(letters.get(0).text())
        .contains("Waits for you\n- 1 record in quarantine: https://learn.acme.test/quarantine");
    now = Instant.parse("2026-11-25T06:30:00Z");
    digest().run();
    assertThat(letters).hasSize(2);
    assertThat(letters.get(1).reference()).isNotEqualTo(letters.get(0).reference());
  }

  @Test
  void on_an_empty_day_there_is_none_and_what_comes_later_waits_for_the_next() {
    now = Instant.parse("2026-11-24T06:30:00Z");
    digest().run();
    hold("42");
    digest().run();
    assertThat(letters).isEmpty();

    now = Instant.parse("2026-11-25T06:30:00Z");
    digest().run();
    assertThat(letters).hasSize(1);
  }

  @Test
  void a_digest_that_surely_did_not_go_is_tried_again_and_what_may_have_gone_is_not() {
    now = Instant.parse("2026-11-24T06:30:00Z");
    warnings.add("cycle 2026 ends on 31 Dec 2026");
    mailDown = true;
    Notices notices = digest();
    notices.run();
    notices.run();
    assertThat(letters).hasSize(1);

    mailDown = false;
    now = now.plus(Duration.ofMinutes(11));
    notices.run();
    notices.run();
    assertThat(letters).hasSize(2);
    assertThat(letters.get(1)).isEqualTo(letters.get(0));
    assertThat(letters.get(1).text()).contains("Before long\n- cycle 2026 ends on 31 Dec 2026");
  }

  @Test
  void nobody_is_named_in_it() {
    hold("ana.lopez@acme.test");
    now = Instant.parse("2026-11-24T06:30:00Z");
    digest().run();
    assertThat(letters.get(0).text()).doesNotContain("ana", "@");
  }

  @Test
  void an_alarm_is_told_when_it_begins_and_when_it_is_over_and_not_in_between() {
    alarms().run();
    assertThat(letters).isEmpty();
    failing();
    hold("42");
    now = now.plus(Duration.ofDays(4));

    for (int i = 0; i < 5; i++) {
      alarms().run();
      now = now.plus(Duration.ofMinutes(1));
    }

    assertThat(letters).as("two began, one letter").hasSize(1);
    assertThat(letters.get(0).text())
        .contains("Began\n", "- hr does not take its key", "- 1 records of hr wait in quarantine");
    assertThat(posted).hasSize(1);
    assertThat(posted.get(0).path("alarms"))
        .extracting(each -> each.path("subject").asText() + " " + each.path("state").asText())
        .containsExactly("quarantine hr began", "token hr began");

    well();
    alarms().run();
    failing();
    alarms().run();
    well();
    alarms().run();
    assertThat(letters).as("what comes and goes is one").hasSize(1);
    now = now.plus(Duration.ofMinutes(16));
    alarms().run();
    alarms().run();
    assertThat(letters).hasSize(2);
    assertThat(letters.get(1).text()).startsWith("Over\n- hr does not take its key");
    assertThat(letters.get(1).subject()).isEqualTo("Acme: Learnwire, over");
    assertThat(posted).hasSize(2);
  }

  @Test
  void a_webhook_that_fails_is_told_again_with_the_same_id() {
    failing();
    answer = 503;
    Notices notices = alarms();
    notices.run();
    notices.run();
    assertThat(posted).hasSize(1);

    answer = 204;
    now = now.plus(Duration.ofMinutes(11));
    notices.run();
    notices.run();
    assertThat(posted).hasSize(2);
    assertThat(posted.get(1).path("id")).isEqualTo(posted.get(0).path("id"));
    assertThat(letters).as("the letter had gone").hasSize(1);
  }

  @Test
  void a_large_share_of_conflicts_is_an_alarm() {
    for (int i = 0; i < 10; i++) {
      entry("e" + i, i < 2 ? "conflict" : "done");
    }
    alarms().run();
    assertThat(letters).as("20 % is not above 20 %").isEmpty();
    entry("one more", "conflict");
    alarms().run();
    assertThat(letters.get(0).text()).contains("3 of 11 changes at hr in 30 days conflict");
  }

  private Notices digest() {
    return notices(
        new NoticeSettings(
            "Acme",
            Optional.of("https://learn.acme.test"),
            Optional.of(new NoticeSettings.Digest("mail", List.of(OPS), LocalTime.of(7, 30))),
            Optional.empty()));
  }

  private Notices alarms() {
    URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/alarms");
    return notices(
        new NoticeSettings(
            "Acme",
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new NoticeSettings.Alarms(
                    Optional.of("mail"),
                    List.of(OPS),
                    Optional.of(new NoticeSettings.Hook(url, new Secret(SECRET))),
                    Period.ofDays(3),
                    0.2))));
  }

  private Notices notices(NoticeSettings settings) {
    Ledger ledger = new Ledger(database, clock);
    Staleness staleness = new Staleness(database, clock, connections, new StreamStates(database));
    return new Notices(
        settings,
        database,
        clock,
        BERLIN,
        new Digest(settings, database, ledger, new People(database)),
        settings
            .alarms()
            .map(each -> new Alarms(each, database, ledger, runs, staleness, clock, BERLIN))
            .orElse(null),
        (via, to, subject, text, reference) -> {
          letters.add(new Letter(to, subject, text, reference));
          return mailDown ? Notices.Sent.SURELY_NOT : Notices.Sent.GONE;
        },
        () -> warnings);
  }

  private void hold(String key) {
    database.write(
        "quarantine",
        tx -> {
          quarantine.keep(
              tx, connections.named("hr").id(), "employees", key, "mapping", "no number", "{}");
          return null;
        });
  }

  private void failing() {
    run("failed", "bad-credentials: 401");
  }

  private void well() {
    run("complete", null);
  }

  private void run(String outcome, String message) {
    long id = runs.start(connections.named("hr").id(), "employees", false);
    runs.end(id, new Tally(), 0, 1, outcome, message);
  }

  private void entry(String name, String state) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    database.write(
        "entry",
        tx ->
            tx.insert(
                "insert into entry (id, rule, kind, person_id, subject, occasion, connection,"
                    + " write_name, write_class, target, mode, state, money, fields, because,"
                    + " external_ref, message, created, changed, approvers)"
                    + " values (?, 'r', 'k', 'p', 's', 'o', 'hr', 'goal.update', 'lookup', ?,"
                    + " 'plan', ?, false, '{}', 'b', 'x', '', ?, ?, '')",
                id,
                name,
                state,
                now,
                now));
  }

  private static String signed(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
