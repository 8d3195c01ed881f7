package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 12, 21);
  private static final String CSV =
      """
      date,site,name
      2026-12-25,,Christmas
      2026-12-24,Vienna,Half a day that is none here
      2026-12-22,Graz,Another
      """;

  @Test
  void working_days_leave_out_the_holidays_of_the_persons_site() {
    assertThat(fourWorkingDaysAfterMonday("Vienna")).isEqualTo(LocalDate.of(2026, 12, 29));
    assertThat(fourWorkingDaysAfterMonday("Linz")).isEqualTo(LocalDate.of(2026, 12, 28));
    assertThat(fourWorkingDaysAfterMonday(null)).isEqualTo(LocalDate.of(2026, 12, 28));
  }

  @Test
  void lists_add_up() {
    LocalDate fool = LocalDate.of(2026, 4, 1);
    Holidays both =
        Holidays.parse("holidays.csv", CSV).and(new Holidays(Set.of(fool), java.util.Map.of()));

    assertThat(both.includes(fool, "Graz")).isTrue();
    assertThat(both.includes(LocalDate.of(2026, 12, 25), null)).isTrue();
    assertThat(both.includes(LocalDate.of(2026, 12, 24), "Graz")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-24,Vienna | 24.12.2026,Vienna | line 3: date needs a date like 2026-12-25",
        "2026-12-24,Vienna | ,Vienna | line 3: date is empty",
        "date,site | day,site | line 1: unknown column day; known here: date, site, name",
      })
  void a_date_that_is_none_is_named_with_file_and_line(String from, String to, String what) {
    assertThatThrownBy(() -> Holidays.parse("holidays.csv", CSV.replace(from, to)))
        .isInstanceOf(InvalidLearningMap.class)
        .hasMessageContaining("holidays.csv " + what);
  }

  private static LocalDate fourWorkingDaysAfterMonday(String site) {
    Company company =
        new Company(
            ZoneOffset.UTC,
            List.of("en"),
            WorkingDays.without(Holidays.parse("holidays.csv", CSV)),
            Programmes.none());
    PersonFacts person =
        new PersonFacts(
            null,
            null,
            null,
            null,
            List.of(new PersonFacts.Time(null, null, PersonFacts.Status.ACTIVE, null, site, null)));
    RuleContext context = new RuleContext(LearningMap.empty(), company, Set.of()).of("p", person);
    return Span.parse("4 working days").after(MONDAY, context);
  }
}
