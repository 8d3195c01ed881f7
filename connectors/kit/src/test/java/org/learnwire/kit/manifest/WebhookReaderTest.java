package org.learnwire.kit.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.kit.manifest.WebhookSpec.Encoding;
import org.learnwire.kit.manifest.WebhookSpec.Of;
import org.learnwire.kit.manifest.WebhookSpec.Part;

/** What a manifest may say of webhooks, and what it may not. */
class WebhookReaderTest {
  private static final String GOOD =
      """
      name: acme
      title: Acme
      kind: hris
      settings:
        hookKey: {title: Key, secret: true, required: false}
        open: {title: No secret}
      streams:
        people:
          verified: documented
          get: /people
          records: people.*
          detail: {get: "/people/{id}"}
          key: [id]
          to: reference
          webhook:
            secret: "{hookKey}"
            signature: {header: X-Signature, encoding: base64, over: "v1:{method}{uri}{body}{timestamp}"}
            timestamp: {header: X-Sent, format: [unix, iso], tolerance: PT2M}
            events: "*"
            when: {kind: [made, changed]}
            as: {id: person.id}
      """;

  @Test
  void a_webhook_becomes_records() {
    WebhookSpec webhook = webhook(GOOD);
    assertThat(webhook.secret()).isEqualTo("hookKey");
    assertThat(webhook.signature().encoding()).isEqualTo(Encoding.BASE64);
    assertThat(webhook.signature().over())
        .containsExactly(
            new Part.Literal("v1:"),
            new Part.Named(Of.METHOD),
            new Part.Named(Of.URI),
            new Part.Named(Of.BODY),
            new Part.Named(Of.TIMESTAMP));
    assertThat(webhook.signsAddress()).isTrue();
    assertThat(webhook.moment().formats()).isEqualTo(List.of(TimeFormat.UNIX, TimeFormat.ISO));
    assertThat(webhook.moment().tolerance()).isEqualTo(Duration.ofMinutes(2));
    assertThat(webhook.carries()).isFalse();
    assertThat(webhook.fetch().path()).as("the stream's own detail").isEqualTo("/people/{id}");
  }

  @Test
  void it_may_name_a_call_of_its_own_or_carry_the_record() {
    assertThat(webhook(GOOD + "      get: \"/events/{id}\"\n").fetch().path())
        .isEqualTo("/events/{id}");
    String carrying =
        GOOD.replace("as: {id: person.id}", "record: person")
            .replace("key: [id]", "key: [id]\n    version: changed");
    assertThat(webhook(carrying).carries()).isTrue();
    assertThat(webhook(carrying).fetch()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{method}{uri}{body}{timestamp} | {body} | over lacks {timestamp}",
        "{method}{uri}{body}{timestamp} | {timestamp} | over lacks {body}",
        "{method}{uri}{body}{timestamp} | {bodi}{timestamp} | over cannot be bodi; known are [body, timestamp, method, uri]",
        "secret: \"{hookKey}\" | secret: \"{open}\" | names open, which is no setting with secret: true",
        "secret: \"{hookKey}\" | secret: hookKey | secret must be a setting, as {webhookSecret}",
        "encoding: base64 | encoding: hexa | encoding cannot be hexa; known are [hex, base64]",
        "as: {id: person.id} | events: person | either record, where an event holds it, or as",
        "as: {id: person.id} | record: person | needs the stream's version: events come late",
        "as: {id: person.id} | as: {key: person.id} | uses {id}, which nothing fills",
        "detail: {get: \"/people/{id}\"} | keep: [id] | needs a call for what as names",
        "tolerance: PT2M | tolerance: P1D | tolerance must be between PT1S and PT1H",
        "header: X-Sent | heder: X-Sent | unknown key heder; known are [header, format, tolerance]",
      })
  void what_could_not_be_held_is_refused_at_the_start(String was, String is, String message) {
    String yaml =
        message.startsWith("uses {id}")
            ? GOOD.replace(was, is + "\n      get: \"/people/{id}\"")
            : message.startsWith("either") ? GOOD.replace(was, "") : GOOD.replace(was, is);
    assertThat(yaml).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> Manifest.load("acme/connector.yaml", yaml))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageStartingWith("acme/connector.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void it_stands_beside_no_fan_out_and_no_engine() {
    String each = GOOD.replace("detail:", "each: {stream: people, as: {x: id}}\n    detail:");
    assertThatThrownBy(() -> Manifest.load("acme/connector.yaml", each))
        .hasMessageContaining("webhook cannot stand beside each");
    String by = GOOD.replace("get: /people\n", "by: shelf\n").replace("records: people.*\n", "\n");
    assertThatThrownBy(() -> Manifest.load("acme/connector.yaml", by))
        .hasMessageContaining("webhook cannot stand beside by");
  }

  private static WebhookSpec webhook(String yaml) {
    return Manifest.load("acme/connector.yaml", yaml).streams().get("people").webhook();
  }
}
