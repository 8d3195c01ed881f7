package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VeilTest {
  @Test
  void a_drafted_text_greets_its_reader_by_number_while_names_are_off() {
    EntryView thanks = AcmeEntries.all().get(0);

    EntryView veiled = Veil.over(thanks);

    assertThat(thanks.fields().get("text")).contains("Dora");
    assertThat(veiled.fields().get("text")).startsWith("Thank you, E1011: the new checklist");
    assertThat(veiled.toString()).doesNotContain("Dora").doesNotContain("Rossi");
  }

  @Test
  void a_reminder_names_neither_its_reader_nor_whom_it_is_about() {
    EntryView nudge = AcmeEntries.all().get(5);

    assertThat(Veil.over(nudge).fields())
        .containsOnlyKeys("text")
        .extractingByKey("text")
        .isEqualTo("E1011 finished “Difficult conversations” 14 days ago.");
  }

  @Test
  void addresses_are_masked_in_any_text() {
    assertThat(Veil.over("asked by ana.lopez+x@acme.example.test, twice"))
        .isEqualTo("asked by (address hidden), twice");
  }

  @Test
  void a_name_inside_another_word_is_left_alone() {
    EntryView entry = AcmeEntries.all().get(0);
    EntryView named =
        new EntryView(
            entry.id(),
            entry.connection(),
            entry.system(),
            entry.write(),
            entry.person(),
            entry.other(),
            Map.of(),
            Map.of("text", "Dorado is a fish, Dora.", "recipientName", "Dora Nagy"),
            entry.before(),
            entry.because(),
            entry.rule(),
            entry.mode(),
            entry.state(),
            entry.held(),
            null,
            entry.lookup(),
            entry.at(),
            entry.changed());

    assertThat(Veil.over(named).fields().get("text")).isEqualTo("Dorado is a fish, E1011.");
  }
}
