package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnwire.xapi.Uuids;

/** What is told of cycles before it is too late. */
class CyclesTest {
  private static final Cycle OF_2026 = cycle(2026, Map.of("hr", "a", "bob", "b"));

  @Test
  void a_missing_next_cycle_is_told_sixty_days_ahead_and_not_before() {
    Cycles one = new Cycles(List.of(OF_2026));

    assertThat(one.missing(LocalDate.of(2026, 10, 31))).isEmpty();
    assertThat(one.missing(LocalDate.of(2026, 11, 1)))
        .containsExactly(
            "cycle 2026 ends on 31 Dec 2026 and cycles.yaml has none after it: add the next one,"
                + " with its ids");
    assertThat(one.missing(LocalDate.of(2027, 1, 1))).hasSize(2);
  }

  @Test
  void so_is_an_id_that_the_next_one_lacks() {
    Cycles two = new Cycles(List.of(cycle(2027, Map.of("hr", "c")), OF_2026));

    assertThat(two.missing(LocalDate.of(2026, 10, 31))).isEmpty();
    assertThat(two.missing(LocalDate.of(2026, 11, 1)))
        .containsExactly(
            "cycle 2027 begins on 1 Jan 2027 and has no id for bob: add it to its ids in"
                + " cycles.yaml");
    assertThat(two.missing(LocalDate.of(2027, 3, 1)))
        .containsExactly("cycle 2027 has no id for bob: add it to its ids in cycles.yaml");
  }

  @Test
  void without_cycles_nothing_is_missing() {
    assertThat(Cycles.NONE.missing(LocalDate.of(2026, 11, 1))).isEmpty();
  }

  @Test
  void once_per_cycle_begins_anew_with_the_cycle_and_not_with_the_year() {
    Cycle winter =
        new Cycle(
            "winter",
            LocalDate.of(2026, 10, 1),
            LocalDate.of(2027, 3, 31),
            LocalDate.of(2026, 10, 1),
            LocalDate.of(2027, 3, 31),
            LocalDate.of(2027, 4, 1),
            Map.of(),
            Set.of());
    String rule =
        """
        rule: r
        when: {verb: observed-applying, by: someone-else}
        then: {nudge: {via: kudos, to: learner, text: {en: "Well done"}}}
        once-per: {cycle: true}
        """;
    Company company =
        new Company(
            ZoneOffset.UTC,
            List.of("en"),
            WorkingDays.MONDAY_TO_FRIDAY,
            Programmes.none(),
            new Cycles(List.of(winter)));
    RuleBook book =
        RuleBook.load(
            List.of(new RuleFile("rules/r.yaml", rule)),
            ExampleMap.MAP,
            company,
            Map.of("r", Instant.EPOCH));

    assertThat(occasions(book, "2026-11-06", "2027-02-01", "2027-04-02", "2027-09-01"))
        .containsExactly("cycle winter", "cycle 2027");
  }

  private static List<String> occasions(RuleBook book, String... days) {
    PersonState state = PersonState.of("p");
    List<String> occasions = new ArrayList<>();
    for (String day : days) {
      Fact seen =
          new Fact(
              Uuids.v5(Uuids.NS_LEARNWIRE, day),
              "academy",
              RuleVerbs.iriOf("observed-applying"),
              ExampleMap.object("open-question"),
              ExampleMap.activities("open-question"),
              Instant.parse(day + "T10:00:00Z"),
              true,
              null,
              null,
              "observer",
              false,
              null,
              "Open question");
      Step step = book.step(state, new Event.FactStored(1, "p", seen));
      step.decisions().forEach(each -> occasions.add(each.occasion()));
      state = step.state();
    }
    return occasions;
  }

  static Cycle cycle(int year, Map<String, String> ids) {
    return new Cycle(
        Integer.toString(year),
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        LocalDate.of(year, 1, 11),
        LocalDate.of(year, 11, 30),
        LocalDate.of(year, 12, 15),
        ids,
        Set.of());
  }
}
