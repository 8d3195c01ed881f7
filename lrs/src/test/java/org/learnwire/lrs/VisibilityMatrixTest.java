package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lrs.export.ExportFormat;
import org.learnwire.lrs.export.StatementExport;
import org.learnwire.lrs.forward.ForwardTarget;
import org.learnwire.lrs.forward.Forwarding;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.visibility.Visibility;

/**
 * What each reader of the LRS is given of each kind of statement, at each place where it can ask.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VisibilityMatrixTest {
  private static final String VERBS = "https://w3id.org/learnwire/profile/verbs/";
  private static final String ADL = "http://adlnet.gov/expapi/verbs/";
  private static final String TLA = "https://w3id.org/xapi/tla/verbs/";

  private static final String SHOWING = "{\"mbox\": \"mailto:bo@example.test\"}";

  /** Bo lets their own business results be shown. */
  private static final Visibility VISIBILITY =
      Visibility.standard()
          .withBusinessResultsOf(agent -> agent.equals(Agent.mbox("bo@example.test")));

  /** A kind of statement, and whether it is for the person alone, the manager too, or counted. */
  private enum Kind {
    REFLECTION(VERBS + "reflected", "", "self"),
    FAILED_ATTEMPT(TLA + "scored", ", \"result\": {\"success\": false}", "self"),
    FAILED_COURSE(ADL + "failed", "", "self"),
    DEAL_OF_ONE(VERBS + "business-result", "", "self"),
    DEAL_OF_ONE_WHO_SHOWS_IT(VERBS + "business-result", "", "coach"),
    DEAL_OF_A_TEAM(VERBS + "business-result", "", "programme"),
    GRADE(TLA + "scored", ", \"result\": {\"success\": true}", "coach"),
    OBSERVATION(VERBS + "observed-applying", ", \"result\": {\"success\": false}", "coach"),
    PARTLY_APPLIED(
        VERBS + "observed-applying", ", \"result\": {\"score\": {\"scaled\": 0.5}}", "coach"),
    PRACTICE_TRIED(ADL + "attempted", ", \"result\": {\"completion\": true}", "coach"),
    FEEDBACK_ASKED(ADL + "asked", "", "coach"),
    CONVERSATION(VERBS + "coached", "", "coach"),
    THANKS(VERBS + "recognised", "", "programme"),
    COMPLETION(ADL + "completed", "", "programme");

    private final String verb;
    private final String result;
    private final String audience;

    Kind(String verb, String result, String audience) {
      this.verb = verb;
      this.result = result;
      this.audience = audience;
    }

    UUID id() {
      return UUID.nameUUIDFromBytes(name().getBytes(StandardCharsets.UTF_8));
    }

    String json() {
      return """
          {"id": "%s", "actor": %s, "verb": {"id": "%s"},
           "object": {"id": "https://lms.example.test/course/2"}%s}
          """
          .formatted(id(), actor(), verb, result);
    }

    String actor() {
      return switch (this) {
        case DEAL_OF_ONE_WHO_SHOWS_IT -> SHOWING;
        case DEAL_OF_A_TEAM ->
            "{\"objectType\": \"Group\", \"mbox\": \"mailto:team@example.test\"}";
        default -> "{\"mbox\": \"mailto:ana@example.test\"}";
      };
    }
  }

  /** Who asks, and the audiences of others whose statements are given. */
  private static final Map<String, Set<String>> READERS = new LinkedHashMap<>();

  static {
    READERS.put("who brought it", Set.of("self", "coach", "programme"));
    READERS.put("a plain credential", Set.of("coach", "programme"));
    READERS.put("a credential that sees programme", Set.of("programme"));
    READERS.put("a credential that sees all", Set.of("self", "coach", "programme"));
  }

  private interface Surface {
    String answer(NewCredential reader, Kind kind) throws Exception;
  }

  private static RunningLrs lrs;
  private static final Map<String, NewCredential> KEYS = new LinkedHashMap<>();
  private static final Map<String, String> STREAMED = new LinkedHashMap<>();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void fill(@TempDir Path folder) throws Exception {
    lrs = RunningLrs.start(folder, VISIBILITY);
    KEYS.put("who brought it", lrs.credentials.add("a player"));
    KEYS.put("a plain credential", lrs.credentials.add("a warehouse"));
    KEYS.put("a credential that sees programme", sighted(Sees.PROGRAMME));
    KEYS.put("a credential that sees all", sighted(Sees.ALL));
    for (Kind kind : Kind.values()) {
      HttpRequest request =
          request(KEYS.get("who brought it"), "/xapi/statements")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(kind.json()))
              .build();
      assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  private static NewCredential sighted(Sees sees) {
    return lrs.credentials.add(CredentialDraft.named(sees.word()).withSight(sees));
  }

  @AfterAll
  static void stop() {
    lrs.close();
  }

  private static HttpRequest.Builder request(NewCredential by, String path) {
    return HttpRequest.newBuilder(lrs.at(path))
        .header("Authorization", RunningLrs.basic(by))
        .header("X-Experience-API-Version", "2.0.0");
  }

  private static String get(NewCredential by, String path) throws Exception {
    return HTTP.send(request(by, path).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String stream(NewCredential by) throws Exception {
    HttpResponse<InputStream> answer =
        HTTP.send(
            request(by, "/lrs/stream?after=0").build(), HttpResponse.BodyHandlers.ofInputStream());
    StringBuilder text = new StringBuilder();
    try (InputStream body = answer.body()) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
      for (String line = lines.readLine();
          line != null && !line.equals(": up to date");
          line = lines.readLine()) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }

  /** Once for each reader: an LRS has so many streams open at once. */
  private static String streamed(NewCredential by) throws Exception {
    String text = STREAMED.get(by.key());
    if (text == null) {
      text = stream(by);
      STREAMED.put(by.key(), text);
    }
    return text;
  }

  private static Map<String, Surface> surfaces() {
    Map<String, Surface> all = new LinkedHashMap<>();
    all.put("GET statements (and the browser)", (by, kind) -> get(by, "/xapi/statements"));
    all.put(
        "GET statements by agent and activity",
        (by, kind) ->
            get(
                by,
                "/xapi/statements?activity=https://lms.example.test/course/2&limit=20&agent="
                    + URLEncoder.encode(kind.actor(), StandardCharsets.UTF_8)));
    all.put(
        "GET one statement", (by, kind) -> get(by, "/xapi/statements?statementId=" + kind.id()));
    all.put("/lrs/stream", (by, kind) -> streamed(by));
    all.put("/lrs/export", (by, kind) -> get(by, "/lrs/export"));
    all.put("/lrs/export as CSV", (by, kind) -> get(by, "/lrs/export?format=csv"));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> each_reader_is_given_what_reaches_it() {
    List<DynamicTest> tests = new ArrayList<>();
    READERS.forEach(
        (reader, given) ->
            surfaces()
                .forEach(
                    (surface, asked) -> {
                      for (Kind kind : Kind.values()) {
                        boolean shown = given.contains(kind.audience);
                        tests.add(
                            DynamicTest.dynamicTest(
                                "%s, %s (%s), %s: %s"
                                    .formatted(
                                        reader,
                                        kind,
                                        kind.audience,
                                        surface,
                                        shown ? "given" : "left out"),
                                () -> check(asked.answer(KEYS.get(reader), kind), kind, shown)));
                      }
                    }));
    assertThat(tests).hasSize(4 * 6 * Kind.values().length);
    return tests.stream();
  }

  /** An answer about one statement that is not there repeats its id, but none of its words. */
  private static void check(String answer, Kind kind, boolean shown) {
    boolean there = answer.contains(kind.id().toString()) && answer.contains(kind.verb);
    assertThat(there).isEqualTo(shown);
  }

  @Test
  void a_page_is_full_although_some_are_left_out() throws Exception {
    String page = get(KEYS.get("a plain credential"), "/xapi/statements?limit=10&ascending=true");
    assertThat(page).contains(Kind.GRADE.id() + "", Kind.OBSERVATION.id() + "");
    assertThat(page).contains(Kind.COMPLETION.id() + "").contains("\"more\":\"\"");
  }

  @TestFactory
  Stream<DynamicTest> a_file_from_the_command_line_and_a_target_are_given_as_much_as_they_may_see(
      @TempDir Path folder) throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sees sees : Sees.values()) {
      String file = file(sees);
      Set<UUID> forwarded = forwarded(folder.resolve(sees.word()), sees);
      for (Kind kind : Kind.values()) {
        boolean shown =
            switch (sees) {
              case ALL -> true;
              case COACH -> !kind.audience.equals("self");
              case PROGRAMME -> kind.audience.equals("programme");
            };
        String name = sees.word() + ", " + kind + ": " + (shown ? "given" : "left out");
        tests.add(
            DynamicTest.dynamicTest(
                "lrs export --sees " + name,
                () -> assertThat(file.contains(kind.id().toString())).isEqualTo(shown)));
        tests.add(
            DynamicTest.dynamicTest(
                "a forward target with sees: " + name,
                () -> assertThat(forwarded.contains(kind.id())).isEqualTo(shown)));
      }
    }
    return tests.stream();
  }

  private static String file(Sees sees) throws Exception {
    StatementExport export = new StatementExport(lrs.database, lrs.store);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(
        StatementQuery.where().sight(Sight.of(VISIBILITY, sees)),
        0,
        export.watermark(),
        ExportFormat.NDJSON,
        out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Set<UUID> forwarded(Path folder, Sees sees) throws Exception {
    java.nio.file.Files.createDirectories(folder);
    try (RunningLrs there = RunningLrs.start(folder)) {
      ForwardTarget target =
          new ForwardTarget(
              "to-" + sees.word(),
              there.at("/xapi"),
              there.client.key(),
              there.client.secret(),
              StatementFilter.everything(),
              true,
              Set.of(),
              Sight.of(VISIBILITY, sees),
              false);
      try (Forwarding forwarding =
          Forwarding.start(List.of(target), lrs.database, lrs.store, Clock.systemUTC())) {
        Instant end = Instant.now().plusSeconds(20);
        // The completion was brought last and goes to every target.
        while (there.store.byId(Kind.COMPLETION.id()).isEmpty() && Instant.now().isBefore(end)) {
          Thread.sleep(20);
        }
      }
      return Set.copyOf(there.ids());
    }
  }
}
