package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two statements are the same (xAPI Data 2.3.1). */
class CanonicalTest {
  private static final String STATEMENT =
      """
      {'actor':{'objectType':'Group','member':[{'mbox':'mailto:a@example.test'},
                                               {'mbox':'mailto:b@example.test'}]},
       'verb':{'id':'http://example.test/v','display':{'en':'did'}},
       'object':{'id':'http://example.test/o','definition':{'name':{'en':'Name'}}},
       'result':{'score':{'raw':1.50},'duration':'PT1.239S',
                 'extensions':{'http://example.test/e':{'display':'kept','definition':1}}},
       'context':{'registration':'9E17B244-0e88-5d6b-a12f-9c9f0de88dd0'},
       'timestamp':'2026-03-01T12:00:00Z'}
      """;

  private static Statement of(String text) {
    try {
      ObjectNode json = (ObjectNode) XapiJson.read(text.replace('\'', '"'));
      return Statement.parse(json, XapiVersion.V1_0_3);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void what_an_lrs_assigns_makes_no_difference() {
    Statement sent = of(STATEMENT);
    Statement kept =
        sent.withId(UUID.randomUUID())
            .withStored(Instant.now())
            .withAuthority(Agent.mbox("lrs@example.test").toJson())
            .withVersionStated();
    assertThat(Canonical.hash(kept)).isEqualTo(Canonical.hash(sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'display':{'en':'did'} | 'display':{'de':'tat'}",
        "'name':{'en':'Name'} | 'name':{'en':'Another name'}",
        "12:00:00Z | 12:00:00.000Z",
        "12:00:00Z | 13:00:00+01:00",
        "1.50 | 1.5",
        "PT1.239S | PT1.231S",
        "9E17B244 | 9e17b244"
      })
  void these_are_the_same(String one, String other) {
    assertThat(STATEMENT).contains(one);
    assertThat(Canonical.hash(of(STATEMENT.replace(one, other))))
        .isEqualTo(Canonical.hash(of(STATEMENT)));
  }

  @Test
  void the_order_of_members_and_keys_makes_no_difference() {
    String turned =
        STATEMENT
            .replace("a@example", "x@example")
            .replace("b@example", "a@example")
            .replace("x@example", "b@example")
            .replace("{'display':'kept','definition':1}", "{'definition':1,'display':'kept'}");
    assertThat(Canonical.hash(of(turned))).isEqualTo(Canonical.hash(of(STATEMENT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "example.test/v | example.test/w",
        "example.test/o | example.test/p",
        "a@example | c@example",
        "1.50 | 1.51",
        "PT1.239S | PT1.249S",
        "'kept' | 'changed'",
        "'definition':1 | 'definition':2",
        "12:00:00Z | 12:00:01Z"
      })
  void these_differ(String one, String other) {
    assertThat(STATEMENT).contains(one);
    assertThat(Canonical.hash(of(STATEMENT.replace(one, other))))
        .isNotEqualTo(Canonical.hash(of(STATEMENT)));
  }

  @Test
  void a_timestamp_that_was_sent_counts() {
    Statement sent = of(STATEMENT);
    assertThat(Canonical.hash(sent.without("timestamp"))).isNotEqualTo(Canonical.hash(sent));
  }
}
