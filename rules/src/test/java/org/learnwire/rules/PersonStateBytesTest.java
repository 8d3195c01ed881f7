package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonStateBytesTest {
  private static final PersonFacts FACTS =
      new PersonFacts(
          ZoneId.of("Pacific/Auckland"),
          "de",
          LocalDate.of(2020, 2, 29),
          null,
          List.of(
              new PersonFacts.Time(
                  null, LocalDate.of(2026, 3, 1), PersonFacts.Status.ACTIVE, "Käse", null, "boss"),
              new PersonFacts.Time(
                  LocalDate.of(2026, 3, 2),
                  null,
                  PersonFacts.Status.ON_LEAVE,
                  null,
                  "Ōtaki",
                  null)),
          Map.of("nudges", "no", "language", "de"),
          Set.of("spring", "autumn"));

  @Test
  void what_the_directory_says_is_read_as_it_was_written() {
    PersonState state = PersonState.of("p").withPerson(FACTS);
    // Twice: the second time the texts are known.
    for (int times = 0; times < 2; times++) {
      PersonState read = PersonState.fromBytes("p", state.toBytes());
      assertThat(read.person()).isEqualTo(FACTS);
      assertThat(read.toBytes()).isEqualTo(state.toBytes());
    }
  }

  @Test
  void a_state_whose_directory_part_is_json_is_read_too() {
    StateWriter out = new StateWriter();
    out.octet(1);
    out.day(null);
    out.day(LocalDate.of(2026, 3, 2));
    out.word(PersonFactsJson.write(FACTS).toString());
    out.number(0);
    out.number(0);
    PersonState read = PersonState.fromBytes("p", out.bytes());
    assertThat(read.person()).isEqualTo(FACTS);
    assertThat(read.nextDue()).contains(LocalDate.of(2026, 3, 2));
  }

  @Test
  void iris_in_any_letters_are_read_as_they_were_written() {
    List<String> iris =
        List.of(
            "https://a.test/course/1",
            "https://a.test/course/12",
            "https://a.test/k\u00fcrs/1",
            "https://a.test/k\u00fcrs/2",
            "https://a.test/course/1",
            "urn:\ud83d\ude00:1",
            "urn:\ud83d\ude01:1",
            "x".repeat(900),
            "x".repeat(901),
            "other");
    StateWriter out = new StateWriter();
    iris.forEach(out::iri);
    for (int times = 0; times < 2; times++) {
      StateReader in = new StateReader(out.bytes());
      iris.forEach(iri -> assertThat(in.iri()).isEqualTo(iri));
    }
  }

  @Test
  void another_format_is_refused() {
    assertThatThrownBy(() -> PersonState.fromBytes("p", new byte[] {9}))
        .hasMessage("a state of format 9, known is 2");
  }
}
