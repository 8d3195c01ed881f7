package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.Receipt.State;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * An upsert that answers 200 and says in its rows what became of each, as SAP SuccessFactors' does
 * ({@code d.N.status}, {@code httpCode}, {@code message}).
 */
class RowsInAnswerTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: performance
      limits: {perSecond: 1000, concurrent: 2}
      writes:
        goal.create:
          verified: live
          post: /odata/v2/upsert
          map: goal.jslt
          ok: {d.0.status: OK}
          remoteId: d.0.key
          class: own-key
      errors:
        body:
          - {when: {d.*.httpCode: ["429"]}, is: throttled}
          - {when: {d.*.httpCode: ["400", "404"]}, is: invalid}
        message: d.*.message
      """;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private FakeVendor vendor;

  @AfterEach
  void stop() {
    context.stop();
    vendor.close();
  }

  @Test
  void a_row_that_was_taken_is_done() throws Exception {
    Receipt receipt = answered("{'key': 'DevGoal/id=4711', 'status': 'OK', 'httpCode': 200}");
    assertThat(receipt.state()).isEqualTo(State.DONE);
    assertThat(receipt.remoteId()).isEqualTo("DevGoal/id=4711");
  }

  @Test
  void a_row_that_failed_within_a_200_is_a_no_in_the_vendors_words() throws Exception {
    Receipt receipt =
        answered(
            "{'key': null, 'status': 'ERROR', 'httpCode': 400, 'message': 'due lies before start'}");
    assertThat(receipt.state()).isEqualTo(State.REFUSED);
    assertThat(receipt.error()).isEqualTo(ErrorWord.INVALID);
    assertThat(receipt.message()).contains("due lies before start");
    assertThat(receipt.mayBeSentAgain()).isFalse();
  }

  @Test
  void a_row_that_was_throttled_within_a_200_is_sent_again() throws Exception {
    Receipt receipt =
        answered("{'key': null, 'status': 'ERROR', 'httpCode': 429, 'message': 'slow'}");
    assertThat(receipt.error()).isEqualTo(ErrorWord.THROTTLED);
    assertThat(receipt.mayBeSentAgain()).isTrue();
  }

  @Test
  void a_failed_row_without_a_code_is_no_yes_either() throws Exception {
    Receipt receipt = answered("{'key': null, 'status': 'ERROR', 'message': 'locked'}");
    assertThat(receipt.state()).isEqualTo(State.REFUSED);
    assertThat(receipt.message()).contains("locked");
  }

  private Receipt answered(String row) throws Exception {
    vendor = new FakeVendor(question -> Reply.json("{\"d\": [" + row.replace('\'', '"') + "]}"));
    Map<String, String> mappings = Map.of("goal.jslt", "{\"name\": .title}");
    Inline.into(context, Inline.connection(YAML, vendor.url(), mappings));
    context.start();
    return context
        .createProducerTemplate()
        .requestBody(
            "learnwire:hr/goal.create",
            JsonNodeFactory.instance.objectNode().put("title", "Learn"),
            Receipt.class);
  }
}
