package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of a person, with time: the last thing said counts.
 *
 * @param zone where the person works; null: the company's
 * @param language the language the person reads; null: the company's
 * @param times in order of their beginning
 * @param choices what the person chose for themselves, by its word; what they did not speak of is
 *     not in it
 * @param cohorts programmes that name this person
 */
public record PersonFacts(
    @Nullable ZoneId zone,
    @Nullable String language,
    @Nullable LocalDate hired,
    @Nullable LocalDate left,
    List<Time> times,
    Map<String, String> choices,
    Set<String> cohorts) {
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
    boolean isAway() {
      return status == Status.ON_LEAVE || status == Status.ON_NOTICE || status == Status.INACTIVE;
    }

    boolean holds(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
  }

  public PersonFacts {
    times = List.copyOf(times);
    choices = Map.copyOf(choices);
    cohorts = Set.copyOf(cohorts);
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

  /** Of somebody whom no programme names. */
  public PersonFacts(
      @Nullable ZoneId zone,
      @Nullable String language,
      @Nullable LocalDate hired,
      @Nullable LocalDate left,
      List<Time> times,
      Map<String, String> choices) {
    this(zone, language, hired, left, times, choices, Set.of());
  }

  /** Nothing is decided that praises or reminds somebody who does not want it. */
  boolean refuses(Decision decision) {
    return switch (decision.kind()) {
      case GrantRecognition -> "no".equals(choices.get("recognitions"));
      case Nudge -> "no".equals(choices.get("nudges")) && decision.isToLearner();
      default -> false;
    };
  }

  Optional<Time> on(LocalDate day) {
    for (int i = times.size() - 1; i >= 0; i--) {
      if (times.get(i).holds(day)) {
        return Optional.of(times.get(i));
      }
    }
    return Optional.empty();
  }

  /** The same, in these programmes. */
  public PersonFacts in(Set<String> programmes) {
    return new PersonFacts(zone, language, hired, left, times, choices, programmes);
  }

  /** On leave, leaving or gone: what is counted in days stands still. */
  boolean isAway(LocalDate day) {
    return on(day).filter(Time::isAway).isPresent();
  }

  boolean isEverAway() {
    return times.stream().anyMatch(Time::isAway);
  }

  boolean isOnLeave(LocalDate day) {
    return on(day).filter(time -> time.status() == Status.ON_LEAVE).isPresent();
  }

  /** No longer with the company: nobody to write to. */
  public boolean hasLeft(Instant at, ZoneId company) {
    LocalDate day = at.atZone(zone == null ? company : zone).toLocalDate();
    return on(day).filter(time -> time.status() == Status.INACTIVE).isPresent();
  }
}
