package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.Manifest;

/** What a policy drops never becomes a part of a record, nor of a kept delivery. */
class DroppedFieldsTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: hris
      settings:
        hookKey: {title: Key of the webhook, secret: true, required: false}
      streams:
        people:
          verified: documented
          get: /people
          since: {param: since, from: {maxOf: changed}}
          records: people.*
          detail: {get: "/people/{id}"}
          key: [id]
          version: rev
          keep: {id: id, team: unit.team}
          to: reference
          webhook:
            secret: "{hookKey}"
            signature: {header: X-Signature, encoding: hex, over: "{timestamp}.{body}"}
            timestamp: {header: X-Sent, format: unix}
            events: events.*
            when: {kind: changed}
            as: {id: id}
        posts:
          verified: documented
          each: {stream: people, as: {team: team}}
          get: "/teams/{team}"
          records: posts.*
          key: [team, id]
          to: reference
        notes:
          verified: documented
          get: /notes
          records: notes.*
          key: [team, id]
          version: rev
          to: reference
          webhook:
            secret: "{hookKey}"
            signature: {header: X-Signature, encoding: hex, over: "{timestamp}.{body}"}
            timestamp: {header: X-Sent, format: unix}
            events: "*"
            record: post
      """;

  private final Connection plain = Inline.connection(YAML, "http://127.0.0.1:1", Map.of());
  private final Connection connection =
      plain.dropping(
          Map.of("people", List.of("birthDate", "home.street"), "notes", List.of("note", "typo")));

  private static ObjectNode json(String text) throws Exception {
    return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private String kept(String stream, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    HookBody.Kept kept =
        new HookBody(connection, connection.stream(stream))
            .of(bytes, record -> record.json().path("person").asText().equals("out"));
    return kept.turnedAway()
        + " "
        + new String(kept.body(), StandardCharsets.UTF_8).replace('"', '\'');
  }

  @Test
  void a_record_and_what_encloses_it_are_without_them() throws Exception {
    Found found =
        new Found(
            json("{'id':7,'birthDate':'1990-01-01','home':{'street':'x','town':'y'}}"),
            json("{'birthDate':'1990-01-01','unit':3}"));
    RecordMaker maker = RecordMaker.of(connection, connection.stream("people"));
    SourceRecord record = maker.of(found, JsonNodeFactory.instance.objectNode());
    assertThat(record.json()).isEqualTo(json("{'id':7,'home':{'town':'y'}}"));
    assertThat(record.parent()).isEqualTo(json("{'unit':3}"));
    assertThat(found.json().has("birthDate")).as("details are asked with the whole one").isTrue();
    assertThat(connection.dropped("people").met()).containsExactly("birthDate", "home.street");
    assertThat(plain.dropped("people").names()).isEmpty();
  }

  @Test
  void what_the_reading_rests_on_cannot_be_dropped() {
    assertThat(refusal("people", "id")).contains("told apart by it");
    assertThat(refusal("people", "rev")).contains("which version");
    assertThat(refusal("people", "changed")).contains("how far the stream has been read");
    assertThat(refusal("people", "unit")).contains("posts is asked for with it");
    assertThat(refusal("people", "unit.*")).contains("posts is asked for with it");
    assertThat(refusal("people", "unit.name")).isEmpty();
    assertThat(refusal("people", "birthDate")).isEmpty();
  }

  private String refusal(String stream, String field) {
    Manifest manifest = plain.manifest();
    return DroppedFields.refusal(manifest, manifest.streams().get(stream), field).orElse("");
  }

  @Test
  void of_an_event_that_names_a_record_only_the_name_is_kept() {
    assertThat(
            kept(
                "people",
                "{'sent':1,'events':[{'kind':'changed','id':7,'fields':{'birthDate':'1990'}},"
                    + "{'kind':'read','id':8,'who':'x'}]}"))
        .isEqualTo("0 {'sent':1,'events':[{'kind':'changed','id':7},{'kind':'read'}]}");
  }

  @Test
  void of_an_event_that_carries_a_record_the_rest_of_it_is_kept() {
    assertThat(kept("notes", "[{'post':{'id':1,'team':2,'note':'x'}},{'post':{'person':'out'}}]"))
        .isEqualTo("1 [{'post':{'id':1,'team':2}}]");
    assertThat(connection.dropped("notes").met())
        .as("a misspelt one is told")
        .containsExactly("note");
  }
}
