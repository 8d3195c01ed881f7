package org.learnwire.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of a person, with time: the last thing said counts.
 *
 * @param zone where the person works; null: the company's
 * @param language the language the person reads; null: the company's
 * @param times in order of their beginning
 * @param choices what the person chose for themselves, by its word; what they did not speak of is
 *     not in it
 */
public record PersonFacts(
    @Nullable ZoneId zone,
    @Nullable String language,
    @Nullable LocalDate hired,
    @Nullable LocalDate left,
    List<Time> times,
    Map<String, String> choices) {
  /** Somebody of whom no directory speaks. */
  public static final PersonFacts NONE = new PersonFacts(null, null, null, null, List.of());

  /** Whether somebody is at work. */
  public enum Status {
    ACTIVE,
    ON_LEAVE,
    ON_NOTICE,
    PENDING,
    INACTIVE
  }

  /**
   * A time in which nothing changed.
   *
   * @param from first day; null: as long as is known
   * @param to last day; null: until further notice
   * @param manager the manager's person id
   */
  public record Time(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Status status,
      @Nullable String team,
      @Nullable String site,
      @Nullable String manager) {
    boolean holds(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
  }

  public PersonFacts {
    times = List.copyOf(times);
    choices = Map.copyOf(choices);
  }

  /** Of somebody who has chosen nothing. */
  public PersonFacts(
      @Nullable ZoneId zone,
      @Nullable String language,
      @Nullable LocalDate hired,
      @Nullable LocalDate left,
      List<Time> times) {
    this(zone, language, hired, left, times, Map.of());
  }

  /** Nothing is decided that praises somebody who does not want it. */
  boolean wantsNoRecognitions() {
    return "no".equals(choices.get("recognitions"));
  }

  Optional<Time> on(LocalDate day) {
    for (int i = times.size() - 1; i >= 0; i--) {
      if (times.get(i).holds(day)) {
        return Optional.of(times.get(i));
      }
    }
    return Optional.empty();
  }

  /** On leave or leaving: what is counted in days stands still. */
  boolean isAway(LocalDate day) {
    return on(day)
        .filter(time -> time.status() == Status.ON_LEAVE || time.status() == Status.ON_NOTICE)
        .isPresent();
  }

  boolean isEverAway() {
    return times.stream()
        .anyMatch(time -> time.status() == Status.ON_LEAVE || time.status() == Status.ON_NOTICE);
  }
}
