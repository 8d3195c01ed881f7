package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.HookCall;
import org.learnwire.lrs.StatementFilter;
import org.learnwire.lrs.retention.Retention;
import org.learnwire.lrs.retention.RetentionCount;
import org.learnwire.lrs.retention.RetentionRule;
import org.learnwire.lrs.retention.StillNeeded;
import org.learnwire.people.ScopeRules;

/** What is agreed about people's data binds every way in. */
class PolicyTest {
  static final String DROPPED = "mark-of-what-is-dropped";
  private static final String OUTSIDE = "mark-of-who-is-outside";
  private static final String INSIDE = "mark-of-who-is-inside";

  @TempDir Path folder;
  private final Works works = new Works();
  private Campus campus;
  private Instant now = Instant.parse("2026-03-02T00:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  @BeforeEach
  void set() {
    campus = new Campus(folder, works.url()).knowing(Map.of("hookKey", Works.KEY)).keepingRaw();
    campus.connector(Works.CONNECTOR);
    campus.file("staff.jslt", Works.STAFF);
    campus.file("person.jslt", Works.PERSON);
    works.somebody("1", "Ina" + INSIDE, "Vienna");
    works.somebody("2", "Otto" + OUTSIDE, "Graz");
    works.put("results", Works.result(1, "p1", 80, INSIDE));
    works.put("results", Works.result(2, "p2", 70, OUTSIDE));
  }

  @AfterEach
  void stop() {
    works.close();
  }

  private static PolicySettings inVienna(boolean keepsUnknown) {
    return new PolicySettings(
        Optional.of(new ScopeRules(Set.of("vienna"), Set.of(), keepsUnknown)),
        List.of(),
        List.of());
  }

  private static PolicySettings.Of of(String stream) {
    return new PolicySettings.Of("academy", stream, "policy.yaml:7");
  }

  private static PolicySettings.Dropped drop(String stream, String field) {
    return new PolicySettings.Dropped(of(stream), field);
  }

  private Journey open(PolicySettings policy) {
    return campus.policy(policy).open("data", clock);
  }

  private static StreamRun run(PassReport report, String stream) {
    return report.runs().stream()
        .filter(run -> run.stream().equals(stream) && !run.outcome().equals("hooks"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(stream + " in " + report));
  }

  private static void accountsForAll(PassReport report) {
    for (StreamRun run : report.runs()) {
      assertThat(run.read())
          .as(run.toString())
          .isEqualTo(
              run.stored()
                  + run.unchanged()
                  + Tally.sum(run.skipped())
                  + Tally.sum(run.quarantined())
                  + run.outOfScope());
    }
  }

  /** How often the bytes of a text stand in the files of the data folder, packed ones included. */
  private List<String> filesWith(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (bytes.contains(text)) {
          found.add(file.getFileName().toString());
        }
      }
    }
    return found;
  }

  private static String rawRecords(Journey journey) {
    StringBuilder all = new StringBuilder();
    journey
        .database()
        .read(
            tx ->
                tx.list(
                    "select body from raw_page",
                    r -> {
                      try (var in =
                          new java.util.zip.InflaterInputStream(
                              new java.io.ByteArrayInputStream(r.getBytes(1)))) {
                        return all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                      } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                      }
                    }));
    return all.toString();
  }

  private static Hooks.Outcome told(Journey journey, String body) throws Exception {
    String sent = Long.toString(Instant.parse("2026-03-02T00:00:00Z").getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Works.KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal((body + sent).getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("X-Sent", sent);
    headers.put("X-Signature", HexFormat.of().formatHex(signature));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return journey
        .hooks()
        .take("academy", "grades", new HookCall("POST", "http://x.test/", headers::get, bytes))
        .outcome();
  }

  @Test
  void nothing_of_who_is_outside_nor_of_what_is_dropped_stands_in_any_file() throws Exception {
    PolicySettings policy =
        new PolicySettings(
            inVienna(false).scope(),
            List.of(
                drop("staff", "birthDate"),
                drop("results", "feedback.text"),
                drop("grades", "feedback")),
            List.of());
    // Cannot be mapped: whose it is cannot be told, so the quarantine keeps only that there is one.
    works.put(
        "results", "{'id':9,'remark':'%s','changed':'2026-03-01T12:00:09Z'}".formatted(OUTSIDE));
    try (Journey journey = open(policy)) {
      PassReport report = Campus.pass(journey);
      accountsForAll(report);
      assertThat(run(report, "staff").outOfScope()).isEqualTo(1);
      assertThat(run(report, "people").outOfScope()).isEqualTo(1);
      assertThat(run(report, "results").outOfScope()).isEqualTo(1);
      assertThat(run(report, "results").stored()).isEqualTo(1);
      assertThat(run(report, "results").quarantinedCount()).isEqualTo(1);
      assertThat(run(report, "results").skipped()).isEmpty();

      String both =
          "{\"events\":[{\"result\":%s},{\"result\":%s}]}"
              .formatted(Works.result(5, "p1", 61, INSIDE), Works.result(6, "p2", 62, OUTSIDE))
              .replace('\'', '"');
      assertThat(told(journey, both)).isEqualTo(Hooks.Outcome.KEPT);
      assertThat(filesWith(OUTSIDE)).as("while it waits in the inbox").isEmpty();
      PassReport drained = Campus.pass(journey);
      accountsForAll(drained);
      StreamRun hooks =
          drained.runs().stream()
              .filter(run -> run.outcome().equals("hooks"))
              .findFirst()
              .orElseThrow();
      assertThat(hooks.stored()).isEqualTo(1);
      assertThat(hooks.outOfScope()).isEqualTo(1);

      assertThat(Campus.standing(journey)).hasSize(2);
      assertThat(rawRecords(journey))
          .contains(INSIDE)
          .doesNotContain(OUTSIDE)
          .doesNotContain(DROPPED);
      assertThat(journey.quarantine().open(9))
          .singleElement()
          .satisfies(kept -> assertThat(kept.record()).contains("\"json\":{}"));
    }
    assertThat(filesWith(INSIDE)).as("the search finds what is there").isNotEmpty();
    assertThat(filesWith(OUTSIDE)).isEmpty();
    assertThat(filesWith(DROPPED)).isEmpty();
  }

  @Test
  void without_a_policy_all_of_it_is_kept() throws Exception {
    try (Journey journey = open(PolicySettings.none())) {
      accountsForAll(Campus.pass(journey));
      assertThat(rawRecords(journey)).contains(OUTSIDE, DROPPED);
    }
    assertThat(filesWith(OUTSIDE)).isNotEmpty();
  }

  @Test
  void who_moves_away_is_added_to_no_more_and_what_stands_stays() throws Exception {
    try (Journey journey = open(inVienna(false))) {
      Campus.pass(journey);
      Map<String, String> standing = Campus.standing(journey);
      assertThat(standing).hasSize(1);
      works.somebody("1", "Ina" + INSIDE, "Graz");
      works.put("results", Works.result(3, "p1", 99, INSIDE));
      PassReport moved = Campus.pass(journey);
      accountsForAll(moved);
      assertThat(run(moved, "results").outOfScope()).isEqualTo(3);
      assertThat(Campus.standing(journey)).isEqualTo(standing);
      assertThat(ina(journey)).as("nothing more is decided about them").isEqualTo("INACTIVE");
      assertThat(journey.policyLines().moves())
          .singleElement()
          .asString()
          .startsWith("1 known before went out of the policy's scope");
      assertThat(journey.operations().reconcile("academy", all()).findings())
          .as("what is out of scope is neither missing nor surplus")
          .isEmpty();
    }
    try (Journey journey = open(inVienna(false))) {
      works.somebody("1", "Ina" + INSIDE, "Vienna");
      works.put("results", Works.result(4, "p1", 55, INSIDE));
      PassReport back = Campus.pass(journey);
      assertThat(ina(journey)).as("the same record as before they went").isEqualTo("ACTIVE");
      assertThat(run(back, "results").stored()).as("what was refused meanwhile too").isEqualTo(2);
      assertThat(journey.policyLines().moves())
          .singleElement()
          .asString()
          .contains("1 came back into the policy's scope", "backfill");
      assertThat(Campus.standing(journey)).hasSize(3);
    }
  }

  private static String ina(Journey journey) {
    return journey
        .database()
        .read(
            tx ->
                tx.one(
                    "select status from account where kind = 'employee' and remote_id = 's1'"
                        + " and valid_to is null",
                    r -> r.getString(1)))
        .orElseThrow();
  }

  private Window all() {
    return new Window(Optional.empty(), now.plusSeconds(86_400));
  }

  @Test
  void whoever_nobody_knows_is_refused_unless_the_policy_keeps_them() throws Exception {
    works.put("people", "{'id':'p7','number':'N7','name':'Ulla'}");
    works.put("results", Works.result(7, "p7", 70, "unknown"));
    works.somebody("8", "Nora", "");
    works.put("results", Works.result(8, "p8", 81, "no site"));
    try (Journey journey = open(inVienna(false))) {
      PassReport report = Campus.pass(journey);
      assertThat(run(report, "staff").outOfScope()).as("Otto and Nora").isEqualTo(2);
      assertThat(run(report, "results").outOfScope()).isEqualTo(3);
    }
    try (Journey journey = campus.policy(inVienna(true)).open("kept", clock)) {
      PassReport report = Campus.pass(journey);
      accountsForAll(report);
      assertThat(run(report, "staff").outOfScope()).as("Otto").isEqualTo(1);
      assertThat(run(report, "people").outOfScope())
          .as("Otto does not pass for an unknown one")
          .isEqualTo(1);
      assertThat(run(report, "results").outOfScope()).isEqualTo(1);
      assertThat(Campus.standing(journey)).hasSize(3);
      assertThat(Campus.count(journey, "select count(*) from scope_mark")).isPositive();
    }
  }

  @Test
  void nobody_is_read_before_hr_has_said_who_is_where() {
    works.fails("staff", 404);
    try (Journey journey = open(inVienna(true))) {
      PassReport report = Campus.pass(journey);
      assertThat(report.problems())
          .anyMatch(each -> each.contains("academy/results waits until academy/staff was read"));
      assertThat(Campus.count(journey, "select count(*) from statement")).isZero();
      works.answers("staff");
      assertThat(run(Campus.pass(journey), "results").stored()).isEqualTo(1);
    }
  }

  @Test
  void what_may_be_misspelt_is_told() {
    PolicySettings policy =
        new PolicySettings(
            Optional.of(new ScopeRules(Set.of("Vienna", "Wien"), Set.of("ACME GmbH"), false)),
            List.of(drop("staff", "birthDate"), drop("staff", "birthdate")),
            List.of());
    try (Journey journey = open(policy)) {
      assertThat(journey.policyLines().doubts()).as("nothing was read yet").isEmpty();
      Campus.pass(journey);
      assertThat(journey.policyLines().doubts())
          .hasSize(2)
          .anyMatch(each -> each.startsWith("academy/staff: the policy drops birthdate, which"))
          .anyMatch(each -> each.contains("names the site Wien, of which nobody was ever seen"));
    }
    try (Journey journey = open(policy)) {
      assertThat(journey.policyLines().doubts()).as("after a restart too").hasSize(2);
    }
  }

  @Test
  void what_cannot_be_done_is_refused_with_its_line() {
    refused(drop("staff", "id"), "policy.yaml:7: drop: id of academy/staff", "told apart by it");
    refused(drop("results", "changed"), "how far the stream has been read", "");
    refused(drop("nothing", "id"), "has no stream nothing", "it has staff, people");
    PolicySettings people =
        new PolicySettings(
            Optional.empty(),
            List.of(),
            List.of(new PolicySettings.Kept(of("people"), Period.ofYears(1))));
    assertThatThrownBy(() -> open(people).close())
        .hasMessageContaining("academy/people brings no statements")
        .hasMessageContaining("such as academy/results");
  }

  private void refused(PolicySettings.Dropped dropped, String where, String what) {
    PolicySettings policy = new PolicySettings(Optional.empty(), List.of(dropped), List.of());
    assertThatThrownBy(() -> open(policy).close())
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @Test
  void what_has_run_out_goes_and_does_not_come_back_though_the_source_still_has_it() {
    PolicySettings policy =
        new PolicySettings(
            Optional.empty(),
            List.of(),
            List.of(new PolicySettings.Kept(of("results"), Period.ofYears(2))));
    works.put("grades", Works.result(11, "p1", 44, INSIDE));
    campus.keepingRaw(Period.ofYears(10));
    try (Journey journey = open(policy)) {
      Campus.pass(journey);
      works.put("results", Works.result(1, "p1", 81, INSIDE));
      Campus.pass(journey);
      assertThat(Campus.standing(journey)).as("of results and of grades").hasSize(3);
      assertThat(rawOf(journey, "results")).as("records as they came are kept").isPositive();

      now = now.plusSeconds(3 * 366 * 86_400L);
      RetentionCount count = retention(journey).get(0);
      assertThat(count.removed()).as("an older version and its voiding too").isEqualTo(4);
      assertThat(Campus.standing(journey)).as("grades have no end").hasSize(1);

      PassReport again =
          journey.pass(new PassRequest(Optional.empty(), true, Optional.empty(), true));
      assertThat(run(again, "results").unchanged()).isEqualTo(2);
      assertThat(run(again, "results").stored()).isZero();
      assertThat(Campus.standing(journey)).hasSize(1);
      assertThat(rawOf(journey, "results")).as("their stream's end is before their own").isZero();
      assertThat(rawOf(journey, "grades")).isPositive();
      assertThat(
              Campus.count(
                  journey,
                  "select count(*) from source_item i join source_stream o on o.id = i.source_id"
                      + " where o.stream = 'results' and i.kept is not null"))
          .isZero();
    }
  }

  private static long rawOf(Journey journey, String stream) {
    return Campus.count(journey, "select count(*) from raw_page where stream = '" + stream + "'");
  }

  private List<RetentionCount> retention(Journey journey) {
    RetentionRule rule =
        new RetentionRule(Period.ofYears(2), StatementFilter.ofStream("academy", "results"));
    return new Retention(
            journey.database(), journey.statements(), List.of(rule), StillNeeded.nothing(), clock)
        .run();
  }
}
