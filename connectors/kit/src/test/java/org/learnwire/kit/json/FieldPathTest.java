package org.learnwire.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking away what stands at the end of a way, and everything else. */
class FieldPathTest {
  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private static String without(String path, String text) throws Exception {
    JsonNode node = json(text);
    boolean taken = FieldPath.of(path).take(node);
    return taken + " " + node.toString().replace('"', '\'');
  }

  @Test
  void a_field_is_taken_wherever_its_way_leads() throws Exception {
    assertThat(without("a", "{'a':1,'b':2}")).isEqualTo("true {'b':2}");
    assertThat(without("a", "{'a':null}")).as("there, if empty").isEqualTo("true {}");
    assertThat(without("home.address", "{'home':{'address':'x','tel':1}}"))
        .isEqualTo("true {'home':{'tel':1}}");
    assertThat(without("all.*.x", "{'all':[{'x':1,'y':2},{'x':3},4]}"))
        .isEqualTo("true {'all':[{'y':2},{},4]}");
    assertThat(without("all.0", "{'all':[1,2]}")).isEqualTo("true {'all':[2]}");
    assertThat(without("all.*", "{'all':[1,2]}")).isEqualTo("true {'all':[]}");
  }

  @Test
  void what_is_not_there_cannot_be_taken() throws Exception {
    assertThat(without("b", "{'a':1}")).isEqualTo("false {'a':1}");
    assertThat(without("a.b.c", "{'a':1}")).isEqualTo("false {'a':1}");
    assertThat(without("a.x", "{'a':[{'x':1}]}")).isEqualTo("false {'a':[{'x':1}]}");
    assertThat(without(".", "{'a':1}")).isEqualTo("false {'a':1}");
  }

  @Test
  void only_what_some_way_leads_to_is_kept() throws Exception {
    JsonNode event = json("{'id':7,'who':{'name':'x','no':3},'list':[{'a':1,'b':2}],'rest':5}");
    FieldPath.keepOnly(
        event, List.of(FieldPath.of("id"), FieldPath.of("who.no"), FieldPath.of("list.*.b")));
    assertThat(event).isEqualTo(json("{'id':7,'who':{'no':3},'list':[{'b':2}]}"));
  }

  @Test
  void a_way_covers_itself_and_what_lies_behind_it() {
    assertThat(FieldPath.of("a").covers(FieldPath.of("a.b"))).isTrue();
    assertThat(FieldPath.of("a.*").covers(FieldPath.of("a.b"))).isTrue();
    assertThat(FieldPath.of("a.b").covers(FieldPath.of("a"))).isFalse();
    assertThat(FieldPath.of("b").covers(FieldPath.of("a"))).isFalse();
  }
}
