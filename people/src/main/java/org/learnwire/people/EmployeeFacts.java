package org.learnwire.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as an HR system knows them. */
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
    @Nullable LocalDate terminationDate) {
  /** Where someone stands with the company. */
  public enum Status {
    ACTIVE,
    PENDING,
    ON_LEAVE,
    INACTIVE
  }
}
