package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.services.ServiceFailure.Kind;

/**
 * Every answer that a real platform gave, also to requests that we never make: what our side makes
 * of it. Where the recorded request was made another way than ours, the test says in what.
 */
class RecordedAnswersTest extends RecordedCase {
  /** What the recording did that we do not. */
  private void askedOtherwise(String... ours) {
    assertThat(platform.unlike).hasSameSizeAs(ours);
    for (int i = 0; i < ours.length; i++) {
      assertThat(platform.unlike.get(i)).contains(ours[i]);
    }
    platform.unlike.clear();
  }

  private Ags.Outcome post(String path) {
    return services.ags().post(registration, url(path), Score.graded("5", 45, 50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-fraction",
        "-nanos",
        "-no-millis",
        "-no-timezone",
        "-numeric-userid",
        "-offset-colonless",
        "-over-max",
        "-future-then",
        "-after-future",
        "-suspended-enrol",
        "-pending",
        "-pending-clears-grade"
      })
  void a_score_that_was_taken_with_nothing_to_say_is_sent(String how) {
    platform.then("ags-score-post" + how);
    assertThat(post(ITEM)).isEqualTo(Ags.Outcome.SENT);
    assertThat(platform.last("scores").body())
        .containsPattern("\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z\"")
        .contains("\"userId\":\"5\"", "FullyGraded", "\"scoreMaximum\":50.0");
  }

  @Test
  void a_score_of_another_column_is_sent_there() {
    platform.then("ags-score-post-col2");
    assertThat(post(ITEM.replace("/6/", "/7/"))).isEqualTo(Ags.Outcome.SENT);
  }

  @Test
  void progress_without_a_grade_is_sent_where_there_is_none_to_lose() {
    platform.then("ags-results-get", "ags-score-post-inprogress-noscore");
    Score begun = Score.progress("8", Score.Activity.STARTED);
    assertThat(services.ags().post(registration, url(ITEM), begun)).isEqualTo(Ags.Outcome.SENT);
    assertThat(platform.last("scores").body()).doesNotContain("scoreGiven");
  }

  @Test
  void progress_is_not_sent_where_a_pending_one_emptied_the_grade() {
    platform.then("ags-results-future");
    Score begun = Score.progress("12", Score.Activity.STARTED);
    assertThat(services.ags().post(registration, url(ITEM), begun))
        .isEqualTo(Ags.Outcome.KEPT_GRADE);
    assertThat(platform.sent).noneMatch(call -> call.target().contains("/scores"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown-user", "not-enrolled-user", "no-max"})
  void an_empty_list_in_place_of_a_reason_is_nobody_that_learns_there(String who) {
    platform.then("ags-score-post-" + who);
    fails(Kind.NO_LEARNER, () -> post(ITEM));
  }

  @Test
  void a_score_without_its_maximum_cannot_even_be_made() {
    assertThatThrownBy(() -> Score.graded("7", 6, 0)).hasMessageContaining("a maximum above 0");
  }

  @Test
  void a_score_older_than_the_one_that_is_there_is_sent_again_as_a_later_one() {
    platform.then("ags-score-post-stale", "ags-results-get-user", "ags-score-post");
    assertThat(services.ags().post(registration, url(ITEM), Score.graded("5", 20, 50)))
        .isEqualTo(Ags.Outcome.SENT);
  }

  @Test
  void another_media_type_than_ours_finds_no_handler_there() {
    platform.then("ags-score-post-wrong-content-type");
    fails(Kind.INVALID, () -> post(ITEM));
    askedOtherwise(Ags.SCORE + " instead of application/json");
  }

  @Test
  void scores_come_before_the_query_and_not_behind_it() {
    platform.then("ags-score-post-naive-url");
    fails(Kind.INVALID, () -> post(ITEM));
    askedOtherwise("/lineitem/scores?type_id=1 instead of");
  }

  @Test
  void a_list_is_asked_for_by_its_one_media_type() {
    platform.then("ags-error-accept");
    fails(Kind.INVALID, () -> services.ags().lineItems().all(registration, url(ITEMS)));
    askedOtherwise(LineItems.LIST + " instead of application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-token", "scope", "bad-token"})
  void a_token_that_is_not_enough_is_tried_anew_once_and_then_said(String how) {
    platform.then("ags-error-" + how, "ags-error-" + how);
    fails(Kind.UNAUTHORIZED, () -> services.ags().lineItems().all(registration, url(ITEMS)));
    assertThat(platform.sent.stream().filter(call -> call.target().endsWith("token.php")))
        .hasSize(2);
  }

  @Test
  void a_column_of_no_link_is_made_where_none_like_it_is() {
    platform.then("ags-lineitems-get", "ags-lineitem-create-unbound");
    LineItem.Wanted wanted = new LineItem.Wanted("Unbound", 10, null, "res-78", "progress");
    assertThat(services.ags().lineItems().findOrCreate(registration, url(ITEMS), wanted).id())
        .isEqualTo(url(ITEM.replace("/6/", "/8/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ags-lineitems-link-header-raw", "ags-results-page-no-type_id"})
  void the_next_page_is_found_between_its_neighbours_however_it_is_quoted(String name) {
    platform.goesOn(RecordedPlatform.link(name).replace("127.0.0.1:8085", platform.host()));
    platform.then("ags-lineitems-get", "ags-lineitems-get");
    // Every page says that one follows; the second says the same one, and that ends it.
    fails(Kind.BAD_ANSWER, () -> services.ags().lineItems().all(registration, url(ITEMS)));
    assertThat(platform.last("from=1").target()).contains("limit=1").doesNotContain("&amp;");
    platform.unlike.clear();
  }

  @Test
  void results_without_the_deployment_come_in_pages_too() {
    platform.then("ags-results-page-no-type_id", "ags-results-get");
    URI first = url(ITEM.replace("?type_id=1", "") + "?limit=1");
    assertThat(services.ags().results(registration, first))
        .extracting(Result::userId)
        .contains("5");
    assertThat(platform.last("results").target()).endsWith("results?limit=1&from=1");
    askedOtherwise("from=1 instead of");
  }

  @Test
  void results_are_never_asked_for_by_number_for_the_platform_breaks_over_it() {
    platform.then("ags-results-page");
    fails(Kind.NOT_FOUND, () -> services.ags().results(registration, url(ITEM + "&limit=1")));
    platform.then("ags-results-get");
    assertThat(services.ags().results(registration, url(ITEM))).isNotEmpty();
    assertThat(platform.last("results").target()).doesNotContain("limit");
  }

  @ParameterizedTest
  @CsvSource({"accept-any,1", "no-accept,0", "memberships-rlid,0"})
  void members_are_the_same_however_they_were_asked_for(String name, int otherwise) {
    platform.then("nrps-memberships", "nrps-" + name);
    URI address = url(MEMBERSHIPS);
    List<Member> plain = services.nrps().members(registration, address, Optional.empty());
    URI other = name.endsWith("rlid") ? url(MEMBERSHIPS + "?rlid=1") : address;
    assertThat(services.nrps().members(registration, other, Optional.empty()))
        .extracting(Member::userId, Member::employeeNumber, each -> each.roles().all())
        .containsExactlyElementsOf(
            plain.stream()
                .map(
                    each ->
                        org.assertj.core.groups.Tuple.tuple(
                            each.userId(), each.employeeNumber(), each.roles().all()))
                .toList());
    assertThat(platform.unlike).hasSize(otherwise);
    platform.unlike.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare-assertion", "wrong-aud-accepted", "error-openid-scope-mixed"})
  void a_token_is_what_it_says_it_is_for(String name) {
    platform.tokens("token-" + name);
    assertThat(services.tokens().granted(registration, Set.of(Scopes.SCORE)))
        .containsExactly(Scopes.SCORE);
    SignedAssertion sent = SignedAssertion.in(platform.last("token.php").body());
    assertThat(sent.claims()).containsKeys("iss", "sub", "aud", "iat", "exp", "jti");
    assertThat(sent.claims().get("aud")).isEqualTo(registration.tokenUrl().toString());
  }

  @Test
  void an_assertion_that_is_too_old_there_points_at_the_clocks() {
    platform.tokens("token-error-expired");
    assertThatThrownBy(() -> services.tokens().granted(registration, Set.of(Scopes.SCORE)))
        .hasMessageContaining("Expired token")
        .hasMessageContaining("clocks");
  }

  @Test
  void a_token_is_asked_for_as_a_form_and_not_as_json() {
    platform.tokens("token-error-json-content-type");
    assertThatThrownBy(() -> services.tokens().granted(registration, Set.of(Scopes.SCORE)))
        .hasMessageContaining("invalid_request");
    askedOtherwise("application/x-www-form-urlencoded instead of application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "port"})
  void a_page_in_place_of_a_token_says_that_our_keys_may_be_out_of_reach(String blocked) {
    platform.tokens("token-blocked-" + blocked);
    assertThatThrownBy(() -> services.tokens().granted(registration, Set.of(Scopes.SCORE)))
        .hasMessageContaining("answered 404")
        .hasMessageContaining("look whether it reaches /lti/jwks")
        .hasMessageNotContaining("<");
  }
}
