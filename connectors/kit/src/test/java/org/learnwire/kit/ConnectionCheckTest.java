package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.CheckReport.Count;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;

class ConnectionCheckTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: lms
      limits: {perSecond: 50, concurrent: 4}
      check:
        get: /me
        needs: [{path: functions.*.name, all: [read, write], fix: "Allow {missing} in the service"}]
        probes:
          - name: goals
            over: [{get: /people, records: "*", as: {id: id}, limit: 2}]
            get: "/people/{id}/can"
            expect: {can: true}
            fix: Let the account create goals
            onError: {not-found: The goals module is missing}
        compare:
          - name: activities
            over: [{get: /courses, records: "*", where: {tracked: 1}, as: {course: id}, limit: 5}]
            expected: {get: "/courses/{course}/all", records: "*", where: {tracked: [1, 2]}, value: type}
            visible: {get: "/courses/{course}/mine", records: "*", value: type}
            fix: "Allow mod/{missing}:view"
      streams:
        courses: {verified: live, get: /courses, records: "*", key: [id], to: reference}
        people:
          verified: live
          get: /people
          records: "*"
          page: {number: {param: p, sizeParam: n, size: 100}}
          key: [id]
          to: reference
        marks: {verified: live, get: "/c/{course}", each: {stream: courses, as: {course: id}}, key: [id], to: reference}
        rows: {verified: live, get: "/p/{person}", each: {stream: people, as: {person: id}}, key: [id], to: reference}
        more: {verified: live, get: "/m/{person}", each: {changedIn: people, as: {person: id}}, key: [id], to: reference}
      errors: {message: message}
      """;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private FakeVendor vendor;

  @AfterEach
  void stop() {
    context.stop();
    if (vendor != null) {
      vendor.close();
    }
  }

  @Test
  void a_good_connection_says_what_a_pass_costs() throws Exception {
    CheckReport report = check(this::good);
    assertThat(report.problems()).isEmpty();
    assertThat(report.good()).isTrue();
    assertThat(report.counts()).containsExactly(new Count("activities", 3, 3));
    // courses 1, people 1, marks one per course 2, rows one per person 40
    assertThat(report.callsPerPass()).isEqualTo(44);
    assertThat(report.minutesPerPass()).isLessThan(1);
  }

  @Test
  void names_that_lack_are_named_in_the_fix() throws Exception {
    CheckReport report =
        check(
            q ->
                q.path().equals("/me")
                    ? Reply.json("{\"functions\":[{\"name\":\"read\"}]}")
                    : good(q));
    assertThat(report.permitted()).isFalse();
    assertThat(report.authenticated()).isTrue();
    assertThat(report.problems())
        .containsExactly(
            new CheckReport.Problem("hr: not allowed: write", "Allow write in the service"));
  }

  @Test
  void what_is_hidden_in_silence_is_counted_and_named() throws Exception {
    CheckReport report =
        check(q -> q.path().endsWith("/mine") ? Reply.json("[{\"type\":\"quiz\"}]") : good(q));
    assertThat(report.counts()).containsExactly(new Count("activities", 3, 1));
    assertThat(report.problems())
        .containsExactly(
            new CheckReport.Problem("hr: activities: sees 1 of 3, not lti", "Allow mod/lti:view"),
            new CheckReport.Problem(
                "hr: activities: sees 1 of 3, not quiz", "Allow mod/quiz:view"));
  }

  @Test
  void three_ways_of_not_keeping_goals_have_three_fixes() throws Exception {
    assertThat(goals(new Reply(404, "{}")).fix()).isEqualTo("The goals module is missing");
    assertThat(goals(Reply.json("{\"can\":false}")))
        .isEqualTo(
            new CheckReport.Problem(
                "hr: goals: not as it should be: can", "Let the account create goals"));
    assertThat(goals(new Reply(403, "{\"message\":\"No way\"}")).message())
        .isEqualTo("hr: GET /people/{id}/can answered 403: No way");
  }

  @Test
  void one_good_sample_is_enough_for_a_probe() throws Exception {
    assertThat(check(q -> q.path().equals("/people/1/can") ? new Reply(404, "{}") : good(q)).good())
        .isTrue();
  }

  @Test
  void a_wrong_token_ends_the_check_there() throws Exception {
    CheckReport report = check(q -> new Reply(401, "{\"message\":\"Bad key\"}"));
    assertThat(report.reachable()).isTrue();
    assertThat(report.authenticated()).isFalse();
    assertThat(report.problems()).hasSize(1);
    assertThat(report.problems().get(0).message()).isEqualTo("hr: GET /me answered 401: Bad key");
    assertThat(vendor.asked).containsExactly("/me");
  }

  @Test
  void a_host_that_is_not_there_is_not_reachable() throws Exception {
    Inline.into(context, Inline.connection(YAML, "http://no-such-host.invalid", Map.of()));
    context.start();
    CheckReport report = new ConnectionCheck(component()).run("hr");
    assertThat(report.reachable()).isFalse();
    assertThat(report.problems().get(0).message())
        .isEqualTo("hr: no host no-such-host.invalid is known");
    assertThat(report.callsPerPass()).isZero();
  }

  @Test
  void an_error_can_be_what_is_expected() throws Exception {
    String yaml =
        """
        name: acme
        title: Acme
        kind: chat
        check: {post: "", body: {}, expect: {text: [no_text]}}
        """;
    vendor = new FakeVendor(q -> new Reply(400, "no_text"));
    Inline.into(context, Inline.connection(yaml, vendor.url(), Map.of()));
    context.start();
    assertThat(new ConnectionCheck(component()).run("hr").good()).isTrue();
  }

  private CheckReport.Problem goals(Reply answer) throws Exception {
    if (vendor != null) {
      vendor.close();
      context.removeComponent("learnwire");
    }
    return check(q -> q.path().endsWith("/can") ? answer : good(q)).problems().get(0);
  }

  private CheckReport check(Function<Question, Reply> answers) throws Exception {
    vendor = new FakeVendor(answers);
    Inline.into(context, Inline.connection(YAML, vendor.url(), Map.of()));
    context.start();
    return new ConnectionCheck(component()).run("hr");
  }

  private LearnwireComponent component() {
    return context.getComponent("learnwire", LearnwireComponent.class);
  }

  private Reply good(Question question) {
    return switch (question.path()) {
      case "/me" -> Reply.json("{\"functions\":[{\"name\":\"read\"},{\"name\":\"write\"}]}");
      case "/courses" -> Reply.json("[{\"id\":1,\"tracked\":0},{\"id\":2,\"tracked\":1}]");
      case "/courses/2/all" ->
          Reply.json(
              "["
                  + activities("quiz")
                  + ","
                  + activities("lti")
                  + ","
                  + activities("quiz")
                  + ",{\"type\":\"label\",\"tracked\":0}]");
      case "/courses/2/mine" ->
          Reply.json("[{\"type\":\"quiz\"},{\"type\":\"lti\"},{\"type\":\"quiz\"}]");
      case "/people" -> people();
      default -> Reply.json("{\"can\":true}");
    };
  }

  private static String activities(String type) {
    return "{\"type\":\"" + type + "\",\"tracked\":2}";
  }

  private static Reply people() {
    StringBuilder all = new StringBuilder("[{\"id\":1}");
    for (int id = 2; id <= 40; id++) {
      all.append(",{\"id\":").append(id).append('}');
    }
    return Reply.json(all.append(']').toString());
  }
}
