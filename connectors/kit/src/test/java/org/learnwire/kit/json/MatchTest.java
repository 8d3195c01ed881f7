package org.learnwire.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.json.Match.Condition;

class MatchTest {
  @Test
  void values_are_compared_as_text() throws Exception {
    assertThat(one("n", new Condition.OneOf(List.of("1", "2"))).matches(json("{\"n\":2}")))
        .isTrue();
    assertThat(one("ok", new Condition.OneOf(List.of("false"))).matches(json("{\"ok\":false}")))
        .isTrue();
    assertThat(one("n", new Condition.OneOf(List.of("1"))).matches(json("{}"))).isFalse();
  }

  @Test
  void expected_texts_are_filled_first() throws Exception {
    Match match = one("d", new Condition.Contains("ref {ref}"));
    assertThat(match.matches(json("{\"d\":\"a ref 7 b\"}"), text -> text.replace("{ref}", "7")))
        .isTrue();
  }

  @Test
  void null_is_not_present() throws Exception {
    assertThat(one("e", new Condition.Present(true)).matches(json("{\"e\":null}"))).isFalse();
    assertThat(one("e", new Condition.Present(false)).matches(json("{\"e\":null}"))).isTrue();
  }

  @Test
  void any_element_may_hold_for_a_star() throws Exception {
    Match match = one("warnings.*.code", new Condition.OneOf(List.of("1")));
    assertThat(match.matches(json("{\"warnings\":[{\"code\":3},{\"code\":\"1\"}]}"))).isTrue();
    assertThat(match.unmet(json("{}"))).containsExactly("warnings.*.code");
  }

  private static Match one(String path, Condition condition) {
    return new Match(Map.of(FieldPath.of(path), condition));
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
