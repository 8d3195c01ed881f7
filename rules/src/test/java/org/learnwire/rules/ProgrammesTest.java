package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammesTest {
  private static final String YAML =
      """
      programmes:
        - programme: autumn
          starts: 2026-09-01
          phases:
            - {phase: kick-off, from: 1, to: 14}
            - {phase: practice, from: 15, to: 60}
          members:
            - {team: Sales, site: Vienna}
            - {email: ann@example.test}
        - programme: spring
          starts: 2027-03-01
      """;
  private static final String CSV =
      """
      programme,email,employee_number,issuer,team
      autumn,,100,acme-hr,
      spring,,,,Service
      """;

  @Test
  void a_phase_is_counted_from_the_day_on_which_the_programme_starts() {
    Programmes programmes = read(YAML, CSV);
    PersonFacts ann = PersonFacts.NONE.in(Set.of("autumn"));

    assertThat(phasesOn(programmes, ann, "2026-08-31")).isEmpty();
    assertThat(phasesOn(programmes, ann, "2026-09-01")).containsExactly("kick-off");
    assertThat(phasesOn(programmes, ann, "2026-09-15")).containsExactly("practice");
    assertThat(phasesOn(programmes, ann, "2026-10-30")).containsExactly("practice");
    assertThat(phasesOn(programmes, ann, "2026-10-31")).isEmpty();
  }

  @Test
  void whoever_is_in_the_team_and_at_the_site_on_that_day_takes_part() {
    LocalDate move = LocalDate.of(2026, 9, 20);
    PersonFacts person =
        new PersonFacts(
            null,
            null,
            null,
            null,
            List.of(
                time(null, move.minusDays(1), "Sales", "Vienna"),
                time(move, null, "Sales", "Graz")));
    Programmes programmes = read(YAML, CSV);

    assertThat(programmes.holds(person, move.minusDays(1), Set.of("autumn"), Set.of())).isTrue();
    assertThat(programmes.holds(person, move, Set.of("autumn"), Set.of())).isFalse();
    assertThat(programmes.holds(person, move, Set.of(), Set.of("practice"))).isFalse();
  }

  @Test
  void people_are_named_by_a_work_address_or_by_a_number_and_its_issuer() {
    assertThat(read(YAML, CSV).members())
        .containsExactly(
            new Programmes.Member("autumn", "ann@example.test", "", ""),
            new Programmes.Member("autumn", "", "100", "acme-hr"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "starts: 2026-09-01 | starts: soon | line 3: starts needs a date like",
        "starts: 2026-09-01 | begins: 2026-09-01 | line 3: unknown word begins; known here: members",
        "starts: 2026-09-01 | members: [] | line 7: members stands twice",
        "from: 15, to: 60 | from: 14, to: 60 | line 6: phase practice overlaps with phase kick-off",
        "from: 1, to: 14 | from: 0, to: 14 | line 5: a phase goes from a day, 1 or later",
        "from: 1, to: 14 | from: 1 | line 5: to is missing",
        "programme: spring | programme: autumn | line 10: programme autumn stands twice",
        "{email: ann@example.test} | {name: Ann} | line 9: unknown word name; known here: email",
        "{email: ann@example.test} | {number: 100} | line 9: an employee number says nothing",
        "programmes: | programs: | line 1: unknown word programs; known here: programmes",
      })
  void what_is_not_understood_is_named_with_file_and_line(String from, String to, String what) {
    String text = YAML.replace(from, to);
    assertThat(text).isNotEqualTo(YAML);
    assertThatThrownBy(() -> read(text, CSV))
        .isInstanceOf(InvalidRule.class)
        .hasMessageContaining("programmes.yaml " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spring,,, | summer,,, | line 3: no programme is called summer; known here: autumn, spring",
        "acme-hr | '' | line 2: an employee number says nothing without its issuer",
        "spring,,,,Service | spring,,,, | line 3: a member is one of",
        "programme,email | programme,name | line 1: unknown column name",
      })
  void a_row_that_names_nobody_is_refused_with_its_line(String from, String to, String what) {
    String text = CSV.replace(from, to);
    assertThat(text).isNotEqualTo(CSV);
    assertThatThrownBy(() -> read(YAML, text))
        .isInstanceOf(InvalidLearningMap.class)
        .hasMessageContaining("cohorts.csv " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cohort: [sumer] | no programme is called sumer; known here: autumn, spring",
        "phase: practise | no phase is called practise; known here: kick-off, practice",
        "cohort: spring, phase: practice | no phase is called practice",
      })
  void a_rule_that_names_an_unknown_one_is_refused_with_those_there_are(String who, String what) {
    String rule =
        """
        rule: r
        when: {verb: learning}
        who: {%s}
        then: {propose-goal: {via: hr}}
        once-per: {path: true}
        """
            .formatted(who);
    Company company =
        new Company(ZoneOffset.UTC, List.of("en"), WorkingDays.MONDAY_TO_FRIDAY, read(YAML, CSV));
    assertThatThrownBy(
            () ->
                RuleBook.load(
                    List.of(new RuleFile("rules/r.yaml", rule)),
                    LearningMap.empty(),
                    company,
                    Map.of()))
        .isInstanceOf(InvalidRule.class)
        .hasMessageContaining("rules/r.yaml line 3: " + what);
  }

  private static Programmes read(String yaml, String csv) {
    return ProgrammesReader.read(
        new RuleFile("programmes.yaml", yaml), Optional.of(new RuleFile("cohorts.csv", csv)));
  }

  private static List<String> phasesOn(Programmes programmes, PersonFacts person, String day) {
    return programmes.phases(Set.of()).stream()
        .filter(
            phase ->
                programmes.holds(person, LocalDate.parse(day), Set.of("autumn"), Set.of(phase)))
        .toList();
  }

  private static PersonFacts.Time time(LocalDate from, LocalDate to, String team, String site) {
    return new PersonFacts.Time(from, to, PersonFacts.Status.ACTIVE, team, site, null);
  }
}
