package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** The hash of a statement's facts, on which the ids of stored statements hang. */
class FactsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATEMENT =
      """
      {"verb": {"id": "http://v", "display": {"en": "did"}},
       "actor": {"name": "Ana \\"A\\" \\\\ B", "account": {"name": "7", "homePage": "http://h"}},
       "object": {"id": "http://o", "definition": {"name": {"en": "N"}, "description": {"en": "D"},
         "type": "http://t", "extensions": {"http://e": {"name": "kept", "list": [1, 2.50, null, true, {}]}}}},
       "result": {"score": {"raw": 100, "scaled": 0.60}}}
      """;

  /** SHA-256 over this text; whoever changes either gives every stored fact a new version. */
  private static final String TEXT =
      "{\"actor\":{\"account\":{\"homePage\":\"http://h\",\"name\":\"7\"}},\"object\":{\"definition\":"
          + "{\"extensions\":{\"http://e\":{\"list\":[1,2.5,null,true,{}],\"name\":\"kept\"}},"
          + "\"type\":\"http://t\"},\"id\":\"http://o\"},"
          + "\"result\":{\"score\":{\"raw\":100,\"scaled\":0.6}},\"verb\":{\"id\":\"http://v\"}}";

  @Test
  void names_and_descriptions_are_no_facts_and_the_spelling_is_one() throws Exception {
    ObjectNode statement = (ObjectNode) JSON.readTree(STATEMENT);
    assertThat(Facts.hash(statement))
        .isEqualTo(org.learnwire.kit.json.Canonical.hash(JSON.readTree(TEXT)))
        .isEqualTo("e43190ae45f5530c7df34e648e971bdc2e83e5ca729000d3529cb4d5008b4e65");
    assertThat(statement)
        .as("nothing is taken from the statement")
        .isEqualTo(JSON.readTree(STATEMENT));
  }
}
