package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.services.ServiceFailure.Kind;

/** More of what a real platform answered: refusals, oddities, and what becomes of them. */
class RecordedServicesTest extends RecordedCase {
  @Test
  void a_token_that_calls_itself_html_is_a_token() {
    assertThat(services.tokens().granted(registration, Set.copyOf(Scopes.ALL)))
        .containsExactlyInAnyOrderElementsOf(Scopes.ALL);
  }

  @Test
  void scopes_that_were_dropped_without_a_word_are_not_believed() {
    platform.tokens("token-one-scope");
    assertThat(services.tokens().granted(registration, Set.copyOf(Scopes.ALL)))
        .containsExactly(Scopes.SCORE);
    fails(Kind.NOT_GRANTED, () -> services.tokens().granted(registration, Set.of(Scopes.MEMBERS)));
  }

  @Test
  void a_refused_token_says_whether_scope_or_client_is_wrong() {
    platform.tokens("token-error-scope");
    fails(Kind.NOT_GRANTED, () -> services.tokens().granted(registration, Set.of(Scopes.SCORE)));
    platform.tokens("token-error-client");
    fails(Kind.UNAUTHORIZED, () -> services.tokens().granted(registration, Set.of(Scopes.SCORE)));
    platform.tokens("token-error-badsig");
    assertThatThrownBy(() -> services.tokens().granted(registration, Set.of(Scopes.SCORE)))
        .hasMessageContaining("Signature verification failed")
        .hasMessageContaining("self-test");
  }

  @Test
  void pages_are_followed_through_escaped_addresses_and_curly_quotes() {
    platform.then("ags-lineitems-page", "ags-lineitems-get");
    var items = services.ags().lineItems().all(registration, url(ITEMS + "&limit=1"));
    assertThat(items).hasSize(2);
    assertThat(platform.last("lineitems").target()).endsWith("?type_id=1&limit=1&from=1");
  }

  @Test
  void a_column_that_is_there_is_found_and_not_made_again() {
    platform.then("ags-lineitems-filter");
    LineItem.Wanted unbound = new LineItem.Wanted("Unbound", 10, null, "res-78", "progress");
    LineItem item = services.ags().lineItems().findOrCreate(registration, url(ITEMS), unbound);
    assertThat(item.label()).isEqualTo("Unbound");
  }

  @Test
  void a_change_sends_back_what_it_does_not_know() {
    platform.then("ags-lineitem-get");
    platform.then("ags-lineitem-put");
    String eight = ITEM.replace("/6/", "/8/");
    platform.unlike.clear();
    services.ags().lineItems().change(registration, url(eight), all -> all.put("label", "Renamed"));
    assertThat(platform.last("lineitems").body()).contains("\"ltiLinkId\":\"1\"", "Renamed");
    assertThat(platform.unlike).hasSize(1).allMatch(text -> text.contains("GET"));
    platform.unlike.clear();
  }

  @Test
  void a_column_that_is_gone_is_deleted_already() {
    platform.then("ags-lineitem-delete", "ags-lineitem-get-404");
    String eight = ITEM.replace("/6/", "/8/");
    services.ags().lineItems().delete(registration, url(eight));
    fails(Kind.NOT_FOUND, () -> services.ags().lineItems().read(registration, url(eight)));
  }

  @Test
  void somebody_unknown_is_no_learner() {
    platform.then("ags-score-post-unknown-user");
    fails(
        Kind.NO_LEARNER,
        () -> services.ags().post(registration, url(ITEM), Score.graded("999", 45, 50)));
  }

  @Test
  void a_score_that_is_there_already_is_recognised_after_a_409() {
    platform.then("ags-score-post-same-timestamp", "ags-results-get-user");
    assertThat(services.ags().post(registration, url(ITEM), Score.graded("5", 45, 50)))
        .isEqualTo(Ags.Outcome.THERE_ALREADY);
  }

  @Test
  void another_score_is_sent_later_than_the_one_that_is_there() {
    platform.then("ags-score-post-same-timestamp", "ags-results-get-user", "ags-score-post");
    assertThat(services.ags().post(registration, url(ITEM), Score.graded("5", 20, 50)))
        .isEqualTo(Ags.Outcome.SENT);
  }

  @Test
  void a_401_takes_a_new_token_once() {
    platform.then("ags-error-bad-token", "ags-lineitems-get");
    assertThat(services.ags().lineItems().all(registration, url(ITEMS))).hasSize(1);
    platform.then("ags-error-bad-token", "ags-error-bad-token");
    fails(Kind.UNAUTHORIZED, () -> services.ags().lineItems().all(registration, url(ITEMS)));
    assertThat(platform.sent.stream().filter(each -> each.target().endsWith("token.php")))
        .hasSize(3);
  }

  @Test
  void members_are_asked_for_by_role() {
    platform.then("nrps-memberships-role");
    var members =
        services
            .nrps()
            .members(
                registration,
                url("/mod/lti/services.php/CourseSection/2/bindings/1/memberships"),
                Optional.of("Instructor"));
    assertThat(members).hasSize(2).allMatch(each -> each.roles().isInstructor());
  }

  @Test
  void no_token_goes_to_a_host_that_no_launch_named() {
    fails(
        Kind.FOREIGN_HOST,
        () ->
            services
                .ags()
                .lineItems()
                .all(registration, java.net.URI.create("https://elsewhere.test/lineitems")));
    assertThat(platform.sent).isEmpty();
  }

  @Test
  void a_list_that_goes_on_elsewhere_gets_no_token_there_and_is_no_list() {
    platform.then("nrps-memberships");
    platform.goesOn("<http://localhost:1/memberships>; rel=\"next\"");
    fails(
        Kind.FOREIGN_HOST,
        () -> services.nrps().members(registration, url(MEMBERSHIPS), Optional.empty()));
    assertThat(platform.sent).hasSize(2);
  }

  @Test
  void a_list_that_goes_round_in_a_circle_ends() {
    platform.then("nrps-memberships");
    platform.goesOn("<" + url(MEMBERSHIPS) + ">; rel=next");
    fails(
        Kind.BAD_ANSWER,
        () -> services.nrps().members(registration, url(MEMBERSHIPS), Optional.empty()));
  }
}
