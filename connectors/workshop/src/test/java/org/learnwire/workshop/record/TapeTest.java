package org.learnwire.workshop.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.http.Tap;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.Manifest;

class TapeTest {
  private static final Tap.Asked ASKED =
      new Tap.Asked("GET", "https://acme.test/people", null, null, null);

  private final Tape tape = new Tape(2, FieldPath.of("access_token"));

  @BeforeEach
  void listen() {
    tape.begin(
        Manifest.load(
                "connector.yaml",
                """
                name: acme
                title: Acme
                kind: lms
                streams:
                  people: {verified: live, get: /people, page: {next: links.next}, records: people.*, key: [id], to: reference}
                """)
            .streams()
            .get("people"));
  }

  @Test
  void a_list_is_cut_before_it_is_read_and_so_are_records_under_their_ids() {
    assertThat(
            heard("{\"people\":[{\"id\":1},{\"id\":2},{\"id\":3}],\"tags\":[\"a\",\"b\",\"c\"]}"))
        .isEqualTo("{\"people\":[{\"id\":1},{\"id\":2}],\"tags\":[\"a\",\"b\",\"c\"]}");
    assertThat(heard("{\"by\":{\"7\":{},\"8\":{},\"9\":{}},\"all\":{\"a\":1,\"b\":2,\"c\":3}}"))
        .isEqualTo("{\"by\":{\"7\":{},\"8\":{}},\"all\":{\"a\":1,\"b\":2,\"c\":3}}");
  }

  @Test
  void the_second_page_names_no_third() {
    String page = "{\"people\":[],\"links\":{\"next\":\"/people?after=1\",\"self\":\"x\"}}";

    assertThat(heard(page)).isEqualTo(page);
    assertThat(heard(page)).isEqualTo("{\"people\":[],\"links\":{\"self\":\"x\"}}");
    assertThat(tape.take()).hasSize(2);
    assertThat(tape.take()).isEmpty();
  }

  @Test
  void whoever_asks_has_signed_in_before() {
    heard("{\"access_token\":\"t\"}");
    heard("{\"people\":[]}");
    assertThat(tape.take()).hasSize(2);
    heard("{\"people\":[]}");

    assertThat(tape.take())
        .extracting(each -> each.body().fieldNames().next())
        .containsExactly("access_token", "people");
    assertThat(tape.take()).as("nothing was asked").isEmpty();
  }

  @Test
  void what_was_made_is_kept_of_a_list_that_is_cut_later() throws Exception {
    var list =
        new ObjectMapper().readTree("[{\"id\":1},{\"id\":2},{\"id\":3},{\"note\":\"lw-1\"}]");
    Tape.shorten(list, 1, List.of("lw-1"));
    assertThat(list.toString()).isEqualTo("[{\"id\":1},{\"note\":\"lw-1\"}]");
  }

  private String heard(String answer) {
    Tap.Told told = new Tap.Told(200, Map.of(), answer.getBytes(StandardCharsets.UTF_8));
    return new String(tape.heard(ASKED, told).body(), StandardCharsets.UTF_8);
  }
}
