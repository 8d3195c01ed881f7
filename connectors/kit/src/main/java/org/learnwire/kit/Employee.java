package org.learnwire.kit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as an HR system knows them: the employee of the common model. */
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
    @Nullable LocalDate terminationDate) {

  /** Where someone stands with the company. */
  public enum Status {
    ACTIVE,
    PENDING,
    ON_LEAVE,
    INACTIVE
  }
}
