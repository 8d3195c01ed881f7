package org.learnwire.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  private RecordReader reader;

  @Test
  void elements_of_an_array_are_records() throws IOException {
    assertThat(read("{\"people\":[{\"id\":1},{\"id\":2}],\"total\":2}", "people.*"))
        .containsExactly("{\"id\":1}", "{\"id\":2}");
    assertThat(reader.envelope().toString()).isEqualTo("{\"total\":2}");
  }

  @Test
  void a_number_is_what_jackson_reads_and_its_text_what_was_sent() throws IOException {
    String sent = "{\"i\":-7,\"l\":9007199254740993,\"d\":1.5,\"b\":123456789012345678901}";
    JsonNode expected = new ObjectMapper().readTree(sent);
    JsonNode record = open("[" + sent + "]", "*").next().json();
    assertThat(record).isEqualTo(expected).hasToString(sent);
    assertThat(expected).isEqualTo(record);
    assertThat(record.get("i")).hasToString("-7");
    assertThat(record.get("l")).hasToString("9007199254740993");
  }

  @Test
  void values_of_an_object_are_records_and_so_are_none_of_an_empty_array() throws IOException {
    assertThat(read("{\"latest\":\"x\",\"employees\":{\"7\":{\"id\":\"7\"}}}", "employees.*"))
        .containsExactly("{\"id\":\"7\"}");
    assertThat(reader.envelope().path("latest").asText()).isEqualTo("x");
    assertThat(read("{\"employees\":[]}", "employees.*")).isEmpty();
    assertThat(reader.found()).isTrue();
  }

  @Test
  void a_nested_record_knows_what_encloses_it_even_what_comes_after() throws IOException {
    reader = open("{\"g\":[{\"user\":7,\"items\":[{\"id\":1}],\"depth\":2}]}", "g.*.items.*");
    assertThat(reader.next().parent().toString()).isEqualTo("{\"user\":7,\"depth\":2}");
    assertThat(reader.next()).isNull();
  }

  @Test
  void the_whole_answer_can_be_one_record() throws IOException {
    assertThat(read("{\"id\":1}", ".")).containsExactly("{\"id\":1}");
    assertThat(read("[{\"id\":1},{\"id\":2}]", ".")).hasSize(2);
    assertThat(read("{\"status\":{\"id\":1}}", "status")).containsExactly("{\"id\":1}");
  }

  @Test
  void a_root_array_is_read_and_an_error_in_its_place_is_none() throws IOException {
    assertThat(read("[{\"id\":1}]", "*")).hasSize(1);
    assertThat(read("{\"exception\":\"e\",\"message\":\"no\"}", "*")).isEmpty();
    assertThat(reader.found()).isFalse();
    assertThat(reader.envelope().path("exception").asText()).isEqualTo("e");
    assertThat(read("[]", "*")).isEmpty();
    assertThat(reader.found()).isTrue();
  }

  @Test
  void a_list_that_is_not_there_is_told_from_one_that_is_empty() throws IOException {
    read("{\"data\":[]}", "people.*");
    assertThat(reader.found()).isFalse();
    read("{\"people\":null}", "people.*");
    assertThat(reader.found()).isTrue();
    read("{\"people\":\"none\"}", "people.*");
    assertThat(reader.found()).isFalse();
    read("[]", "people.*");
    assertThat(reader.found()).isFalse();
  }

  @Test
  void a_longer_way_is_walked_past_what_stands_beside_it() throws IOException {
    String json = "{\"a\":1,\"data\":{\"x\":{\"y\":[1]},\"rows\":[{\"id\":1}],\"z\":2},\"b\":3}";
    assertThat(read(json, "data.rows.*")).containsExactly("{\"id\":1}");
    assertThat(reader.envelope().toString())
        .isEqualTo("{\"a\":1,\"data\":{\"x\":{\"y\":[1]},\"z\":2},\"b\":3}");
  }

  @Test
  void bare_values_become_records_with_one_field() throws IOException {
    assertThat(read("{\"ids\":[4,5]}", "ids.*")).containsExactly("{\"value\":4}", "{\"value\":5}");
  }

  @Test
  void an_answer_that_breaks_off_is_an_error() {
    assertThatThrownBy(() -> read("{\"people\":[{\"id\":1},{\"id\":", "people.*"))
        .isInstanceOf(JsonEOFException.class);
  }

  private List<String> read(String json, String path) throws IOException {
    reader = open(json, path);
    List<String> records = new ArrayList<>();
    for (Found found = reader.next(); found != null; found = reader.next()) {
      records.add(found.json().toString());
    }
    return records;
  }

  private static RecordReader open(String json, String path) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new RecordReader(new ByteArrayInputStream(bytes), FieldPath.of(path));
  }
}
