package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.kit.FakeVendor.Reply;

/** Every vendor says in its own way that it was asked too much; the words can say each of them. */
class ThrottleDialectsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP       | {}                                                                               | 429 | {}
          BambooHR   | {status: {503: throttled}}                                                       | 503 | {}
          Canvas     | {body: [{when: {text: {contains: Rate Limit Exceeded}}, is: throttled}]}         | 403 | 403 Forbidden (Rate Limit Exceeded)
          Salesforce | {body: [{when: {"*.errorCode": REQUEST_LIMIT_EXCEEDED}, is: throttled}]}         | 403 | [{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"m"}]
          Slack      | {body: [{when: {error: [ratelimited, rate_limited]}, is: throttled}]}            | 200 | {"ok":false,"error":"ratelimited"}
          HubSpot    | {body: [{when: {policyName: [SECONDLY, TEN_SECONDLY_ROLLING]}, is: throttled}]}  | 429 | {"errorType":"RATE_LIMIT","policyName":"SECONDLY"}
          """)
  void it_is_waited_out_and_asked_again(String vendor, String errors, int status, String body)
      throws Exception {
    String yaml =
        "{name: acme, title: %s, kind: lms, limits: {perSecond: 1000}, errors: %s}"
            .formatted(vendor, errors);
    AtomicInteger asked = new AtomicInteger();
    try (FakeVendor throttling =
            new FakeVendor(
                q ->
                    asked.incrementAndGet() == 1
                        ? new Reply(status, body)
                        : Reply.json("{\"ok\":true}"));
        Asking hr = new Asking(yaml, throttling.url(), Map.of())) {
      assertThat(hr.write().path("ok").asBoolean()).isTrue();
      assertThat(asked).hasValue(2);
    }
  }
}
