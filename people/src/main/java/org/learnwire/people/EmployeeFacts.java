package org.learnwire.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person as an HR system knows them.
 *
 * @param ssoId what they sign in with everywhere
 * @param leaveFrom first day of a leave
 * @param leaveTo last day of it
 * @param language BCP 47
 * @param timeZone IANA
 */
public record EmployeeFacts(
    String remoteId,
    @Nullable String employeeNumber,
    @Nullable String workEmail,
    @Nullable String username,
    @Nullable String displayName,
    @Nullable String title,
    @Nullable String department,
    @Nullable String managerRemoteId,
    Status status,
    @Nullable LocalDate hireDate,
    @Nullable LocalDate terminationDate,
    @Nullable String ssoId,
    @Nullable String site,
    @Nullable String legalEntity,
    @Nullable LocalDate leaveFrom,
    @Nullable LocalDate leaveTo,
    @Nullable String language,
    @Nullable String timeZone) {

  /** Of a system that says no more. */
  public EmployeeFacts(
      String remoteId,
      @Nullable String employeeNumber,
      @Nullable String workEmail,
      @Nullable String username,
      @Nullable String displayName,
      @Nullable String title,
      @Nullable String department,
      @Nullable String managerRemoteId,
      Status status,
      @Nullable LocalDate hireDate,
      @Nullable LocalDate terminationDate) {
    this(
        remoteId,
        employeeNumber,
        workEmail,
        username,
        displayName,
        title,
        department,
        managerRemoteId,
        status,
        hireDate,
        terminationDate,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Where someone stands with the company. */
  public enum Status {
    ACTIVE,
    PENDING,
    ON_LEAVE,
    INACTIVE
  }
}
