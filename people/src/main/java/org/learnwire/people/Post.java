package org.learnwire.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Someone's place in the company, as the HR record says it at a time. Dates are days, not instants.
 *
 * @param managerRemoteId the manager's record in the same HR system
 * @param leaveFrom first day of a leave, where the HR system says it
 * @param leaveTo last day of it
 * @param language BCP 47
 * @param timeZone IANA
 */
public record Post(
    @Nullable String team,
    @Nullable String title,
    @Nullable String managerRemoteId,
    @Nullable String site,
    @Nullable String legalEntity,
    EmployeeFacts.Status status,
    @Nullable LocalDate hireDate,
    @Nullable LocalDate terminationDate,
    @Nullable LocalDate leaveFrom,
    @Nullable LocalDate leaveTo,
    @Nullable String language,
    @Nullable String timeZone) {

  static Post of(EmployeeFacts facts) {
    return new Post(
        facts.department(),
        facts.title(),
        Account.blankless(facts.managerRemoteId()),
        facts.site(),
        facts.legalEntity(),
        facts.status(),
        facts.hireDate(),
        facts.terminationDate(),
        facts.leaveFrom(),
        facts.leaveTo(),
        facts.language(),
        facts.timeZone());
  }

  /** Nobody says when a leaver left: on the day on which they were found gone. */
  Post left(LocalDate day) {
    return new Post(
        team,
        title,
        managerRemoteId,
        site,
        legalEntity,
        EmployeeFacts.Status.INACTIVE,
        hireDate,
        terminationDate == null ? day : terminationDate,
        leaveFrom,
        leaveTo,
        language,
        timeZone);
  }

  /** Where they stand on a day: what the record says, but never at work outside its dates. */
  EmployeeFacts.Status statusOn(LocalDate day) {
    if (terminationDate != null && day.isAfter(terminationDate)) {
      return EmployeeFacts.Status.INACTIVE;
    }
    if (hireDate != null && day.isBefore(hireDate)) {
      return EmployeeFacts.Status.PENDING;
    }
    return onLeave(day) ? EmployeeFacts.Status.ON_LEAVE : status;
  }

  /** Whether a leave with dates covers the day. */
  boolean onLeave(LocalDate day) {
    return (leaveFrom != null || leaveTo != null)
        && (leaveFrom == null || !day.isBefore(leaveFrom))
        && (leaveTo == null || !day.isAfter(leaveTo));
  }

  /** They have left by this day, whatever their status says. */
  boolean leftBy(LocalDate day) {
    return status == EmployeeFacts.Status.INACTIVE
        || (terminationDate != null && terminationDate.isBefore(day));
  }
}
