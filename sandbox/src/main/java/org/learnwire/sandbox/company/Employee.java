package org.learnwire.sandbox.company;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A BambooHR employee; {@code supervisor} is another employee's id. */
public record Employee(
    String id,
    String number,
    String first,
    String last,
    String email,
    String title,
    String team,
    String location,
    @Nullable String supervisor,
    Standing standing,
    LocalDate hired,
    @Nullable LocalDate left,
    long changed,
    Change change) {

  /** How BambooHR's two status fields say it: see {@code EmployeeFields}. */
  public enum Standing {
    ACTIVE,
    ON_LEAVE,
    LEFT
  }

  /** The words of the change list. */
  public enum Change {
    INSERTED,
    UPDATED,
    DELETED
  }

  public String displayName() {
    return first + " " + last;
  }

  public Employee left(LocalDate day, long at) {
    return new Employee(
        id,
        number,
        first,
        last,
        email,
        title,
        team,
        location,
        supervisor,
        Standing.LEFT,
        hired,
        day,
        at,
        Change.UPDATED);
  }

  public Employee standing(Standing to, long at) {
    return new Employee(
        id,
        number,
        first,
        last,
        email,
        title,
        team,
        location,
        supervisor,
        to,
        hired,
        null,
        at,
        Change.UPDATED);
  }

  public Employee moved(String toTeam, @Nullable String toSupervisor, long at) {
    return new Employee(
        id,
        number,
        first,
        last,
        email,
        title,
        toTeam,
        location,
        toSupervisor,
        standing,
        hired,
        left,
        at,
        Change.UPDATED);
  }

  public Employee renamed(String newFirst, String newLast, String newEmail, long at) {
    return new Employee(
        id,
        number,
        newFirst,
        newLast,
        newEmail,
        title,
        team,
        location,
        supervisor,
        standing,
        hired,
        left,
        at,
        Change.UPDATED);
  }

  Employee hired(LocalDate day) {
    return new Employee(
        id,
        number,
        first,
        last,
        email,
        title,
        team,
        location,
        supervisor,
        standing,
        day,
        left,
        changed,
        Change.UPDATED);
  }

  /** Another person with the same number, place and superior. */
  Employee successor(String otherId) {
    return new Employee(
        otherId,
        number,
        first,
        last,
        email,
        title,
        team,
        location,
        supervisor,
        standing,
        hired,
        left,
        changed,
        change);
  }
}
