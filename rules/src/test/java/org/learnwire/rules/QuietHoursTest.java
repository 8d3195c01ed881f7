package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate ALL_SAINTS = LocalDate.of(2026, 11, 2);
  private static final Company COMPANY =
      new Company(
          BERLIN,
          List.of("en"),
          WorkingDays.without(new Holidays(Set.of(), Map.of("Vienna", Set.of(ALL_SAINTS)))),
          Programmes.none());

  @ParameterizedTest
  @CsvSource({
    // A Tuesday in Berlin: across midnight, and a weekend.
    "Europe/Berlin, 2026-11-24T12:00:00Z, ",
    "Europe/Berlin, 2026-11-24T17:00:00Z, 2026-11-25T08:00+01:00[Europe/Berlin] quiet hours",
    "Europe/Berlin, 2026-11-25T02:00:00Z, 2026-11-25T08:00+01:00[Europe/Berlin] quiet hours",
    "Europe/Berlin, 2026-11-25T07:00:00Z, ",
    "Europe/Berlin, 2026-11-27T18:00:00Z, 2026-11-30T08:00+01:00[Europe/Berlin] not a working day",
    // The clocks go forward in the night to Sunday 29 March, back in the night to 25 October.
    "Europe/Berlin, 2026-03-27T16:59:00Z, ",
    "Europe/Berlin, 2026-03-27T17:00:00Z, 2026-03-30T08:00+02:00[Europe/Berlin] not a working day",
    "Europe/Berlin, 2026-10-23T15:59:00Z, ",
    "Europe/Berlin, 2026-10-23T16:00:00Z, 2026-10-26T08:00+01:00[Europe/Berlin] not a working day",
    // UTC+13: the working day begins there on the evening before; UTC−8: it is still the day
    // before.
    "Pacific/Auckland, 2026-11-23T18:59:00Z, 2026-11-24T08:00+13:00[Pacific/Auckland] quiet hours",
    "Pacific/Auckland, 2026-11-23T19:00:00Z, ",
    "America/Los_Angeles, 2026-11-24T15:59:00Z,"
        + " 2026-11-24T08:00-08:00[America/Los_Angeles] quiet hours",
    "America/Los_Angeles, 2026-11-28T01:59:00Z, ",
    "America/Los_Angeles, 2026-11-28T02:00:00Z,"
        + " 2026-11-30T08:00-08:00[America/Los_Angeles] not a working day",
  })
  void a_message_waits_for_the_morning_of_whom_it_goes_to(String zone, Instant now, String until) {
    assertThat(pause(QuietHours.STANDARD, now, person(ZoneId.of(zone), null)))
        .isEqualTo(until == null ? "" : until);
  }

  @Test
  void quiet_hours_that_end_in_the_hour_that_is_left_out_end_after_it() {
    QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30), false);

    assertThat(pause(night, Instant.parse("2026-03-28T23:00:00Z"), person(BERLIN, null)))
        .isEqualTo("2026-03-29T03:30+02:00[Europe/Berlin] quiet hours");
  }

  @Test
  void quiet_hours_that_end_in_the_hour_that_comes_twice_end_once_and_for_all() {
    QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30), false);

    assertThat(pause(night, Instant.parse("2026-10-24T22:00:00Z"), person(BERLIN, null)))
        .isEqualTo("2026-10-25T02:30+02:00[Europe/Berlin] quiet hours");
    assertThat(pause(night, Instant.parse("2026-10-25T01:10:00Z"), person(BERLIN, null)))
        .isEqualTo("2026-10-25T02:30+01:00[Europe/Berlin] quiet hours");
  }

  @Test
  void a_holiday_of_the_site_is_no_day_for_messages() {
    Instant noon = Instant.parse("2026-11-02T11:00:00Z");

    assertThat(pause(QuietHours.STANDARD, noon, person(BERLIN, "Vienna")))
        .isEqualTo("2026-11-03T08:00+01:00[Europe/Berlin] not a working day");
    assertThat(pause(QuietHours.STANDARD, noon, person(BERLIN, "Graz"))).isEmpty();
    assertThat(pause(QuietHours.NONE, noon, person(BERLIN, "Vienna"))).isEmpty();
  }

  @Test
  void whoever_is_on_leave_is_written_to_when_they_are_back() {
    Instant noon = Instant.parse("2026-11-24T11:00:00Z");
    LocalDate back = LocalDate.of(2026, 12, 5);
    PersonFacts.Time away = time(null, back.minusDays(1), PersonFacts.Status.ON_LEAVE);

    assertThat(
            pause(
                QuietHours.NONE,
                noon,
                facts(List.of(away, time(back, null, PersonFacts.Status.ACTIVE)))))
        .isEqualTo("2026-12-05T00:00+01:00[Europe/Berlin] on leave");
    assertThat(
            pause(
                QuietHours.STANDARD,
                noon,
                facts(List.of(away, time(back, null, PersonFacts.Status.ACTIVE)))))
        .isEqualTo("2026-12-07T08:00+01:00[Europe/Berlin] on leave");
    assertThat(
            pause(
                QuietHours.STANDARD,
                noon,
                facts(List.of(time(null, null, PersonFacts.Status.ON_LEAVE)))))
        .isEqualTo("2026-11-25T08:00+01:00[Europe/Berlin] on leave, look again");
  }

  private static String pause(QuietHours hours, Instant now, PersonFacts person) {
    return hours
        .pause(now, person, COMPANY)
        .map(pause -> pause.until() + " " + pause.why() + (pause.certain() ? "" : ", look again"))
        .orElse("");
  }

  private static PersonFacts person(ZoneId zone, String site) {
    return new PersonFacts(
        zone,
        null,
        null,
        null,
        List.of(new PersonFacts.Time(null, null, PersonFacts.Status.ACTIVE, null, site, null)));
  }

  private static PersonFacts facts(List<PersonFacts.Time> times) {
    return new PersonFacts(null, null, null, null, times);
  }

  private static PersonFacts.Time time(LocalDate from, LocalDate to, PersonFacts.Status status) {
    return new PersonFacts.Time(from, to, status, null, null, null);
  }
}
