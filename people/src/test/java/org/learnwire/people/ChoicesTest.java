package org.learnwire.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.TestDatabase;

/** What people choose for themselves, also when it turns out that two are one. */
class ChoicesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Source HR = new Source(new UUID(1, 1), "acme", "https://hr.example.test");

  @TempDir Path folder;
  private Database database;
  private People people;
  private Choices choices;
  private int seconds;

  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @BeforeEach
  void open() {
    database = TestDatabase.open(dialect(), folder);
    people = new People(database);
    choices = new Choices(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void who_has_said_nothing_is_asked_reminded_and_not_shown() {
    Wishes none = choices.of(employee("1"));
    assertThat(none.recognitions()).isEqualTo("ask");
    assertThat(none.takesNudges()).isTrue();
    assertThat(none.showsBusinessResults()).isFalse();
    assertThat(none.language()).isEmpty();
  }

  @Test
  void a_choice_holds_from_its_place_in_the_journal_on_and_is_taken_back_to_the_one_before() {
    String ana = employee("1");
    choose(ana, Choice.NUDGES, "no");
    long first = lastPosition();
    choose(ana, Choice.NUDGES, "yes");
    choose(ana, Choice.LANGUAGE, "de");

    assertThat(choices.of(ana).takesNudges()).isTrue();
    assertThat(choices.of(ana).language()).contains("de");
    assertThat(database.read(tx -> Choices.of(tx, List.of(ana), first)).takesNudges()).isFalse();
    assertThat(database.read(tx -> Choices.of(tx, List.of(ana), first - 1)).said()).isEmpty();

    choices.undo(ana, Choice.NUDGES, "Ana", NOW);
    assertThat(choices.of(ana).takesNudges()).isFalse();
    assertThat(database.read(tx -> Choices.of(tx, List.of(ana), first + 1)).takesNudges()).isTrue();
    assertThat(choices.history(ana))
        .extracting(Chosen::choice, Chosen::value, each -> each.undone() != null)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Choice.LANGUAGE, "de", false),
            org.assertj.core.api.Assertions.tuple(Choice.NUDGES, "yes", true),
            org.assertj.core.api.Assertions.tuple(Choice.NUDGES, "no", false));
  }

  @Test
  void of_two_who_are_one_the_more_protective_choice_holds_and_apart_each_has_their_own() {
    String ana = employee("1");
    String eli = employee("2");
    choose(ana, Choice.RECOGNITIONS, "auto");
    choose(eli, Choice.RECOGNITIONS, "no");
    choose(ana, Choice.BUSINESS_RESULTS, "private");
    choose(eli, Choice.BUSINESS_RESULTS, "shown");
    Ruling one = people.whoIsWho().merge(ana, eli, "test", "they are one", NOW);

    assertThat(choices.of(eli).recognitions()).isEqualTo("no");
    assertThat(choices.of(ana).recognitions()).isEqualTo("no");
    assertThat(choices.of(ana).showsBusinessResults()).isFalse();

    people.whoIsWho().undo(one.id(), "test", "they are two", NOW);
    assertThat(choices.of(ana).recognitions()).isEqualTo("auto");
    assertThat(choices.of(eli).recognitions()).isEqualTo("no");
    assertThat(choices.of(eli).showsBusinessResults()).isTrue();
  }

  @Test
  void what_one_person_says_of_two_records_holds_for_both_and_is_one_line_and_one_undoing() {
    String ana = employee("1");
    String eli = employee("2");
    choose(eli, Choice.NUDGES, "no");
    people.whoIsWho().merge(ana, eli, "test", "they are one", NOW);
    choose(ana, Choice.NUDGES, "yes");
    assertThat(choices.of(eli).takesNudges()).isTrue();
    assertThat(choices.history(ana)).hasSize(2);
    choices.undo(eli, Choice.NUDGES, "Ana", NOW);
    assertThat(choices.of(ana).takesNudges()).isFalse();
  }

  @Test
  void every_change_is_told_to_the_journal_and_what_is_so_already_is_none() {
    String ana = employee("1");
    long before = lastPosition();
    choose(ana, Choice.NUDGES, "no");
    choose(ana, Choice.NUDGES, "no");
    List<Journal.Entry> told = database.read(tx -> Journal.after(tx, before, 10));
    assertThat(told).hasSize(1);
    assertThat(told.get(0).kind()).isEqualTo(Journal.Kind.PersonChanged);
    assertThat(told.get(0).subject()).isEqualTo(ana);
    assertThat(told.get(0).origin()).isEqualTo(Origin.PERSON);
  }

  @Test
  void what_is_no_choice_is_refused_with_the_words_there_are_and_nothing_changes() {
    String ana = employee("1");
    long before = lastPosition();
    assertThatThrownBy(
            () ->
                choices.choose(
                    ana, Map.of(Choice.NUDGES, "no", Choice.RECOGNITIONS, "maybe"), "Ana", NOW))
        .isInstanceOf(RulingRefused.class)
        .hasMessage("maybe is no choice for recognitions; known: no, ask, auto.");
    assertThatThrownBy(() -> choose(ana, Choice.LANGUAGE, "german"))
        .isInstanceOf(RulingRefused.class)
        .hasMessageContaining("BCP 47");
    assertThatThrownBy(() -> choose("nobody", Choice.NUDGES, "no"))
        .isInstanceOf(RulingRefused.class);
    assertThatThrownBy(() -> choices.undo(ana, Choice.NUDGES, "Ana", NOW))
        .hasMessage("Nothing was chosen for nudges.");
    assertThat(lastPosition()).isEqualTo(before);
    assertThat(choices.of(ana).said()).isEmpty();
  }

  private void choose(String person, Choice choice, String value) {
    choices.choose(person, Map.of(choice, value), "Ana", NOW.plusSeconds(seconds++));
  }

  private long lastPosition() {
    return database.read(
        tx -> tx.one("select max(position) from journal", r -> r.getLong(1)).orElseThrow());
  }

  private String employee(String id) {
    EmployeeFacts facts =
        new EmployeeFacts(
            id,
            "E" + id,
            "p" + id + "@example.test",
            null,
            "Name",
            null,
            "Team",
            null,
            EmployeeFacts.Status.ACTIVE,
            null,
            null);
    database.write("employee", tx -> people.apply(tx, HR, facts, NOW));
    return People.personId(HR.connectionId(), id);
  }
}
