package org.learnwire.workshop.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisguiseTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final FieldNames NAMES = new FieldNames(Set.of("place"));
  private final OwnWords own = new OwnWords();
  private Disguise disguise = disguise(new Seen(Set.of("1001", "1002"), Set.of("110"), Set.of()));

  @Test
  void names_addresses_and_ids_are_made_up_and_the_same_for_the_same() throws IOException {
    JsonNode made =
        made(
            """
            people:
              - {id: 4711, firstName: Teresa, lastName: Rossi, workEmail: t.rossi@acme.test, ssn: "123"}
              - {id: "4712", managerId: 4711, firstName: Teresa, lastName: Page, note: likes tea}
            by: {"4711": {guid: 6ba7b810-9dad-11d1-80b4-00c04fd430c8}}
            """);

    assertThat(made.toString())
        .doesNotContain("4711", "4712", "Teresa", "Rossi", "Page", "acme", "tea", "6ba7b810")
        .doesNotContain("\"123\"");
    assertThat(made.at("/people/0/id")).isEqualTo(made.at("/people/1/managerId"));
    assertThat(made.at("/people/0/id").isNumber()).isTrue();
    assertThat(made.at("/people/0/firstName")).isEqualTo(made.at("/people/1/firstName"));
    assertThat(made.path("by").fieldNames().next()).isEqualTo(made.at("/people/0/id").asText());
    assertThat(made.at("/people/0/workEmail").asText()).endsWith("@example.test");
  }

  @Test
  void a_number_that_is_there_already_is_not_made_up() throws IOException {
    assertThat(made("{id: 5000}").path("id").asInt()).isEqualTo(1003);
  }

  @Test
  void a_field_by_which_the_connector_asks_is_an_id_whatever_it_is_called() throws IOException {
    assertThat(made("{place: 2, attempt: 2}").toString())
        .isEqualTo("{\"place\":1003,\"attempt\":2}");
  }

  @Test
  void what_shows_nobody_stays() throws IOException {
    String harmless =
        "{status: Active, done: true, percent: 40, grade: '87.50', timecreated: 1772359200,"
            + " at: '2026-03-01T10:00:00Z', due: '2026-12-31', none: null, empty: ''}";
    assertThat(made(harmless)).isEqualTo(YAML.readTree(harmless));
    assertThat(made("{dateOfBirth: '1981-03-04', salary: 52000}").toString())
        .doesNotContain("1981", "52000");
  }

  @Test
  void a_word_of_the_connector_is_no_word_where_a_person_is_named() throws IOException {
    assertThat(made("{lastName: Active}").path("lastName").asText()).isNotEqualTo("Active");
  }

  @Test
  void what_would_be_left_is_found_before_it_is_written() throws IOException {
    made("{lastName: Rossi}");
    ObjectNode left = (ObjectNode) YAML.readTree("{path: '/people/Rossi/goals'}");
    ObjectNode clean = (ObjectNode) YAML.readTree("{path: '/people/Rossini/goals'}");

    new Guard(disguise).check(List.of(clean));
    assertThatThrownBy(() -> new Guard(disguise).check(List.of(clean, left)))
        .isInstanceOf(CannotRecord.class)
        .hasMessageContaining("nothing was written")
        .hasMessageNotContaining("Rossi");
  }

  @Test
  void ids_of_three_digits_are_found_by_their_fields_or_by_what_is_known() throws IOException {
    JsonNode made =
        made(
            "{coursemodule: 109, category: 7, usermodified: 12, updatedBy: 9, shown: 110, other: 111, progress: 110}");
    assertThat(made.toString())
        .doesNotContain("109", ":7", ":12", ":9,")
        .contains("\"other\":111", "\"progress\":110");
    assertThat(made.path("shown").asInt()).isGreaterThan(1000);
  }

  @Test
  void an_address_of_the_system_shows_no_id_in_path_or_query() {
    Addresses addresses = new Addresses(List.of("https://acme.test/api"), Set.of("2"), disguise);
    String one = disguise.id("110");

    assertThat(addresses.made("https://acme.test/api/v1_2/2/mod/110/view.php?id=110&n=12"))
        .isEqualTo(
            "${vendor}/v1_2/2/" + "Text%%201004/%s/Text%%201005?id=%s&n=1006".formatted(one, one));
    assertThat(addresses.made("/people?after=110")).endsWith("?after=" + one);
    assertThat(
            addresses.link(
                "<https://acme.test/api/a?id=110>; rel=\"next\", </b?id=110>; rel=\"last\""))
        .matches(
            "<\\$\\{vendor}/\\S+\\?id=%1$s>; rel=\"next\", </\\S+\\?id=%1$s>; rel=\"last\""
                .formatted(one));
    assertThat(addresses.isOne("https://acme.test.elsewhere.test/x")).isFalse();
  }

  @Test
  void what_we_wrote_there_ourselves_stays_and_what_stands_beside_it_does_not() throws IOException {
    own.add(
        YAML.readTree("{externalRef: lw-trial-1, description: Made by us., recipientName: Ana}"));

    assertThat(
            made("{description: \"Made by us.\\n\\nPage lw-trial-1\"}")
                .path("description")
                .asText())
        .isEqualTo("Made by us.\n\nPage lw-trial-1");
    assertThat(made("{feed: \"Rossi: Made by us. lw-trial-1\"}").path("feed").asText())
        .isEqualTo("Text 1003\nlw-trial-1\nMade by us.");
  }

  private Disguise disguise(Seen seen) {
    return new Disguise(Set.of("Active", "Page"), own, seen, NAMES);
  }

  private JsonNode made(String yaml) throws IOException {
    return disguise.json(YAML.readTree(yaml), "");
  }
}
