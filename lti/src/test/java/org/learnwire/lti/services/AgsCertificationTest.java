package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnwire.lti.Scopes;

/**
 * The 21 rows of the certification for Assignment and Grade Services: four requests, of each the
 * header, the bearer, the scope, the response and that it did what it was for; and all of them in a
 * row. The answers are those of a real platform.
 */
class AgsCertificationTest extends RecordedCase {
  private static final LineItem.Wanted WANTED =
      new LineItem.Wanted("Probe column ñ", 60, "1", "res-77", "grade");

  private List<LineItem> items() {
    platform.then("ags-lineitems-get");
    return services.ags().lineItems().all(registration, url(ITEMS));
  }

  private LineItem created() {
    platform.then("ags-lineitems-get", "ags-lineitem-create");
    return services.ags().lineItems().findOrCreate(registration, url(ITEMS), WANTED);
  }

  private Ags.Outcome posted() {
    platform.then("ags-score-post");
    return services
        .ags()
        .post(registration, url(ITEM), Score.graded("5", 45, 50).saying("Nice — ñ"));
  }

  private List<Result> results() {
    platform.then("ags-results-get");
    return services.ags().results(registration, url(ITEM));
  }

  private String bearer(String part) {
    return platform.last(part).headers().get("Authorization");
  }

  /** What was asked of the token endpoint. */
  private String scope() {
    String body = URLDecoder.decode(platform.last("token.php").body(), StandardCharsets.UTF_8);
    return body.substring(body.indexOf("scope=") + 6);
  }

  @Test
  void line_items_get_has_its_header() {
    items();
    assertThat(platform.last("lineitems").headers().get("Accept")).isEqualTo(LineItems.LIST);
  }

  @Test
  void line_items_get_has_its_bearer() {
    items();
    assertThat(bearer("lineitems")).isEqualTo("Bearer ACCESS_TOKEN");
  }

  @Test
  void line_items_get_has_its_scope() {
    items();
    assertThat(scope()).contains(Scopes.LINE_ITEM).doesNotContain("score");
  }

  @Test
  void line_items_get_reads_its_response() {
    assertThat(items()).extracting(LineItem::label).containsExactly("Probe LTI link «ñ»");
  }

  @Test
  void line_items_get_affirmed_by_the_item_it_names() {
    LineItem item = items().get(0);
    assertThat(item.id()).isEqualTo(url(ITEM));
    assertThat(item.scoreMaximum()).isEqualTo(100);
    assertThat(item.resourceLinkId()).isEqualTo("1");
  }

  @Test
  void line_item_create_has_its_header() {
    created();
    assertThat(platform.last("lineitems").headers().get("Content-Type")).isEqualTo(LineItems.ITEM);
  }

  @Test
  void line_item_create_has_its_bearer() {
    created();
    assertThat(bearer("lineitems")).isEqualTo("Bearer ACCESS_TOKEN");
  }

  @Test
  void line_item_create_has_its_scope() {
    created();
    assertThat(scope()).isEqualTo(Scopes.LINE_ITEM);
  }

  @Test
  void line_item_create_reads_its_response() {
    assertThat(created().id().getPath()).endsWith("/lineitems/7/lineitem");
  }

  @Test
  void line_item_create_affirmed_by_the_column_it_asked_for() {
    created();
    assertThat(platform.last("lineitems").body())
        .isEqualTo(
            "{\"label\":\"Probe column ñ\",\"scoreMaximum\":60.0,\"resourceId\":\"res-77\","
                + "\"tag\":\"grade\",\"resourceLinkId\":\"1\"}");
  }

  @Test
  void score_post_has_its_header() {
    posted();
    assertThat(platform.last("scores").headers().get("Content-Type")).isEqualTo(Ags.SCORE);
  }

  @Test
  void score_post_has_its_bearer() {
    posted();
    assertThat(bearer("scores")).isEqualTo("Bearer ACCESS_TOKEN");
  }

  @Test
  void score_post_has_its_scope() {
    posted();
    assertThat(scope()).isEqualTo(Scopes.SCORE);
  }

  @Test
  void score_post_takes_an_empty_response() {
    assertThat(posted()).isEqualTo(Ags.Outcome.SENT);
  }

  @Test
  void score_post_affirmed_by_what_it_told() {
    posted();
    RecordedPlatform.Sent sent = platform.last("scores");
    assertThat(sent.target()).endsWith("/lineitems/6/lineitem/scores?type_id=1");
    assertThat(sent.body())
        .contains("\"userId\":\"5\"", "\"scoreGiven\":45.0,\"scoreMaximum\":50.0")
        .contains("\"activityProgress\":\"Completed\",\"gradingProgress\":\"FullyGraded\"")
        .containsPattern("\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z\"");
  }

  @Test
  void result_get_has_its_header() {
    results();
    assertThat(platform.last("results").headers().get("Accept")).isEqualTo(Ags.RESULTS);
  }

  @Test
  void result_get_has_its_bearer() {
    results();
    assertThat(bearer("results")).isEqualTo("Bearer ACCESS_TOKEN");
  }

  @Test
  void result_get_has_its_scope() {
    results();
    assertThat(scope()).isEqualTo(Scopes.RESULT_READ);
  }

  @Test
  void result_get_reads_its_response() {
    assertThat(results()).extracting(Result::userId).contains("5", "10", "14");
  }

  @Test
  void result_get_affirmed_by_a_grade_of_the_platforms_scale() {
    Result result =
        results().stream().filter(each -> each.userId().equals("5")).findFirst().orElseThrow();
    assertThat(result.score()).isEqualTo(90);
    assertThat(result.scaled()).isEqualTo(0.9);
    assertThat(result.comment()).isEqualTo("Nice — ñ");
    assertThat(result.at()).isEqualTo("2026-11-22T10:14:16Z");
  }

  @Test
  void all_of_it_in_a_row_takes_one_token_for_each_scope() {
    items();
    created();
    posted();
    results();
    items();
    List<RecordedPlatform.Sent> asked =
        platform.sent.stream().filter(each -> each.target().endsWith("token.php")).toList();
    assertThat(asked).hasSize(4);
    String body = URLDecoder.decode(asked.get(0).body(), StandardCharsets.UTF_8);
    assertThat(body)
        .startsWith("grant_type=client_credentials")
        .contains("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    SignedAssertion assertion = SignedAssertion.in(asked.get(0).body());
    assertThat(assertion.kid()).isEqualTo(tool.keys.signing().getKeyID());
    assertThat(assertion.claims())
        .containsEntry("sub", registration.clientId())
        .containsEntry("aud", registration.tokenUrl().toString())
        .containsKey("jti");
  }
}
