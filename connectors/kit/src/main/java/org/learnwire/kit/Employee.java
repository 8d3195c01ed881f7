package org.learnwire.kit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person as an HR system knows them: the employee of the common model.
 *
 * @param location the site where they work
 * @param ssoId what they sign in with everywhere
 * @param leaveFrom first day of a leave
 * @param leaveTo last day of it
 * @param language BCP 47, as in de-AT
 * @param timeZone IANA, as in Europe/Vienna
 */
public record Employee(
    String remoteId,
    @Nullable String employeeNumber,
    @Nullable String workEmail,
    @Nullable String username,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String displayName,
    @Nullable String title,
    @Nullable String department,
    @Nullable String location,
    @Nullable String managerRemoteId,
    Status status,
    @Nullable LocalDate hireDate,
    @Nullable LocalDate terminationDate,
    @Nullable String ssoId,
    @Nullable String legalEntity,
    @Nullable LocalDate leaveFrom,
    @Nullable LocalDate leaveTo,
    @Nullable String language,
    @Nullable String timeZone) {

  /** Where someone stands with the company. */
  public enum Status {
    ACTIVE,
    PENDING,
    ON_LEAVE,
    INACTIVE
  }
}
