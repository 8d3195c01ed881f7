package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.learnwire.lti.AddressGuard;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.services.ServiceFailure.Kind;

/** What the two platforms have their own mind about, over whole conversations. */
class FakePlatformTest extends FakePlatformCase {
  private static PlatformServices us() {
    return tool.services;
  }

  private static URI column(Registration at, URI items, String name) {
    LineItem.Wanted wanted = new LineItem.Wanted("Practice " + name, 10, null, name, "practice");
    return us().ags().lineItems().findOrCreate(at, items, wanted).id();
  }

  private static void fails(Kind kind, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ServiceFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  @Test
  void a_column_is_made_once_however_often_and_from_how_many_sides_it_is_wanted() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      for (Registration at : List.of(moodle, canvas)) {
        URI items = at == moodle ? moodleItems() : canvasItems();
        Callable<URI> make = () -> column(at, items, "once");
        Set<URI> made = new java.util.HashSet<>();
        for (Future<URI> each :
            threads.invokeAll(IntStream.range(0, 6).mapToObj(i -> make).toList())) {
          made.add(each.get());
        }
        assertThat(made).hasSize(1);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void columns_are_found_beyond_the_first_page() {
    IntStream.range(0, 12).forEach(i -> column(canvas, canvasItems(), "page" + i));
    assertThat(us().ags().lineItems().all(canvas, canvasItems())).hasSizeGreaterThan(10);
  }

  @Test
  void scores_in_the_same_second_are_all_taken_because_each_is_a_second_later() {
    URI item = column(moodle, moodleItems(), "seconds");
    for (int i = 1; i <= 3; i++) {
      assertThat(us().ags().post(moodle, item, Score.graded(learner, i, 10)))
          .isEqualTo(Ags.Outcome.SENT);
    }
    assertThat(us().ags().result(moodle, item, learner).orElseThrow().scaled()).isEqualTo(0.3);
  }

  @Test
  void after_a_restart_the_next_score_is_still_later() {
    URI item = column(moodle, moodleItems(), "restart");
    us().ags().post(moodle, item, Score.graded(learner, 1, 10));
    tool.again().ags().post(moodle, item, Score.graded(learner, 2, 10));
    assertThat(us().ags().result(moodle, item, learner).orElseThrow().scaled()).isEqualTo(0.2);
  }

  @Test
  void progress_does_not_empty_a_grade_on_either_platform() throws IOException {
    URI there = column(moodle, moodleItems(), "progress");
    us().ags().post(moodle, there, Score.graded(learner, 9, 10));
    assertThat(us().ags().post(moodle, there, Score.progress(learner, Score.Activity.STARTED)))
        .isEqualTo(Ags.Outcome.KEPT_GRADE);
    assertThat(us().ags().result(moodle, there, learner).orElseThrow().scaled()).isEqualTo(0.9);
    URI here = column(canvas, canvasItems(), "progress");
    us().ags().post(canvas, here, Score.graded(learner, 9, 10));
    us().ags().post(canvas, here, Score.progress(learner, Score.Activity.STARTED));
    assertThat(kept("canvas", here).path("score").asDouble()).isEqualTo(9);
  }

  @Test
  void a_score_is_no_new_attempt_unless_it_is_meant_as_one() throws IOException {
    URI item = column(canvas, canvasItems(), "attempts");
    Score score = Score.graded(learner, 5, 10).submitted(Instant.now().minusSeconds(90));
    us().ags().post(canvas, item, score);
    us().ags().post(canvas, item, score);
    assertThat(kept("canvas", item).path("attempts").asInt()).isZero();
    us().ags().post(canvas, item, score.asNewAttempt());
    assertThat(kept("canvas", item).path("attempts").asInt()).isEqualTo(1);
  }

  @Test
  void a_comment_is_said_once_also_after_a_restart() throws IOException {
    URI item = column(canvas, canvasItems(), "comment");
    us().ags().post(canvas, item, Score.graded(learner, 5, 10).saying("Seen applied"));
    us().ags().post(canvas, item, Score.graded(learner, 6, 10).saying("Seen applied"));
    tool.again().ags().post(canvas, item, Score.graded(learner, 7, 10).saying("Seen applied"));
    us().ags().post(canvas, item, Score.graded(learner, 7, 10).saying("And again"));
    assertThat(kept("canvas", item).path("comments").toString())
        .isEqualTo("[\"Seen applied\",\"And again\"]");
  }

  @Test
  void a_teacher_has_no_score() {
    fails(
        Kind.NO_LEARNER,
        () ->
            us().ags()
                .post(moodle, column(moodle, moodleItems(), "t"), Score.graded(teacher, 1, 2)));
    fails(
        Kind.NO_LEARNER,
        () ->
            us().ags()
                .post(canvas, column(canvas, canvasItems(), "t"), Score.graded(teacher, 1, 2)));
  }

  @Test
  void all_members_come_over_pages_of_fifty() {
    List<Member> there = us().nrps().members(moodle, moodleMembers(), Optional.empty());
    List<Member> here = us().nrps().members(canvas, canvasMembers(), Optional.empty());
    assertThat(here).hasSameSizeAs(there).hasSizeGreaterThan(50);
    assertThat(here).extracting(Member::userId).doesNotHaveDuplicates();
    String role = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    for (Registration at : List.of(moodle, canvas)) {
      URI address = at == moodle ? moodleMembers() : canvasMembers();
      assertThat(us().nrps().members(at, address, Optional.of(role)))
          .isNotEmpty()
          .allMatch(each -> each.roles().isInstructor());
    }
  }

  @Test
  void one_scope_that_was_not_granted_does_not_sink_the_rest() throws IOException {
    String keys = sandbox.url() + "/canvas/developer_keys?client=" + canvas.clientId() + "&scope=";
    String fewer = String.join(" ", Scopes.LINE_ITEM_READ, Scopes.SCORE, Scopes.RESULT_READ);
    column(canvas, canvasItems(), "scope");
    get(keys + URLEncoder.encode(fewer, StandardCharsets.UTF_8));
    try {
      PlatformServices fresh = tool.again();
      assertThat(fresh.ags().lineItems().all(canvas, canvasItems())).isNotEmpty();
      assertThat(fresh.tokens().granted(canvas, Set.copyOf(Scopes.ALL)))
          .containsExactlyInAnyOrder(Scopes.LINE_ITEM_READ, Scopes.SCORE, Scopes.RESULT_READ);
      fails(
          Kind.NOT_GRANTED, () -> fresh.nrps().members(canvas, canvasMembers(), Optional.empty()));
    } finally {
      get(keys + URLEncoder.encode(String.join(" ", Scopes.ALL), StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_wrong_audience_is_named_with_what_to_do() {
    Registration wrong =
        Tool.registration(
            canvas.dialect(),
            canvas.issuer(),
            canvas.clientId(),
            canvas.tokenUrl().toString(),
            "canvas.instructure.com");
    assertThatThrownBy(() -> tool.again().tokens().granted(wrong, Set.of(Scopes.SCORE)))
        .hasMessageContaining("correct the token audience");
  }

  @Test
  void a_clock_that_is_six_minutes_late_is_named_with_what_to_do() {
    PlatformServices late =
        new PlatformServices(
            tool.database,
            (registration, address) -> true,
            tool.keys,
            new AddressGuard(Set.of("127.0.0.1", "localhost")),
            Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6)));
    assertThatThrownBy(() -> late.tokens().granted(canvas, Set.of(Scopes.SCORE)))
        .hasMessageContaining("the JWT has expired")
        .hasMessageContaining("clocks");
  }

  @Test
  void throttling_is_told_apart_whichever_number_it_has() throws IOException {
    for (String kind : List.of("throttle", "error")) {
      fault("{'system': 'canvas-lti', 'match': 'names', 'kind': '" + kind + "'}");
      fails(Kind.THROTTLED, () -> us().nrps().members(canvas, canvasMembers(), Optional.empty()));
    }
  }

  @Test
  void a_token_that_was_taken_back_is_asked_for_again() throws IOException {
    us().nrps().members(moodle, moodleMembers(), Optional.empty());
    fault("{'system': 'moodle-lti', 'match': 'memberships', 'kind': 'badtoken'}");
    assertThat(us().nrps().members(moodle, moodleMembers(), Optional.empty())).isNotEmpty();
  }

  @Test
  void an_answer_that_is_lost_may_have_done_its_work_and_says_so() throws IOException {
    URI item = column(moodle, moodleItems(), "lost");
    us().ags().post(moodle, item, Score.graded(learner, 1, 10));
    fault("{'system': 'moodle-lti', 'match': 'scores', 'kind': 'drop-after'}");
    assertThatThrownBy(() -> us().ags().post(moodle, item, Score.graded(learner, 8, 10)))
        .isInstanceOfSatisfying(
            ServiceFailure.class, failure -> assertThat(failure.perhapsDone()).isTrue());
    assertThat(us().ags().result(moodle, item, learner).orElseThrow().scaled()).isEqualTo(0.8);
  }

  @Test
  void links_are_placed_on_both_and_come_with_their_column() throws IOException {
    ContentItem practice =
        new ContentItem(
            "Practice: coaching talk",
            "Try it this week",
            URI.create(tool.url() + "/lti/launch"),
            Map.of("lw_view", "practice"),
            new LineItem.Wanted("Practice", 25, null, "deep", "practice"));
    for (Registration at : List.of(moodle, canvas)) {
      DeepLinking.Response response =
          us().deepLinking().response(at, "1", picking(at), List.of(practice), null);
      assertThat(placed(response)).contains("Practice: coaching talk");
      URI items = at == moodle ? moodleItems() : canvasItems();
      LineItem.Wanted column = new LineItem.Wanted("Practice", 25, null, "deep", "practice");
      assertThat(us().ags().lineItems().find(at, items, column)).isPresent();
    }
  }
}
