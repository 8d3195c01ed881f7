package org.learnwire.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One state of an account; addresses and home pages in the spelling in which they are compared.
 *
 * @param kind employee: a record of an HR system, which makes a person; account: any other
 * @param personId of an employee the person it is; of another account whom it was matched with
 * @param since when this state was first seen
 */
record Account(
    UUID connectionId,
    String remoteId,
    String kind,
    @Nullable String issuer,
    @Nullable String employeeNumber,
    @Nullable String email,
    @Nullable String username,
    @Nullable String displayName,
    @Nullable String homePage,
    @Nullable String department,
    @Nullable String title,
    @Nullable String managerRemoteId,
    @Nullable String status,
    @Nullable LocalDate hireDate,
    @Nullable LocalDate terminationDate,
    @Nullable String personId,
    Instant since) {
  private static final String EMPLOYEE = "employee";
  private static final String ACCOUNT = "account";

  static Account of(Source source, EmployeeFacts facts, String personId, Instant at) {
    return new Account(
        source.connectionId(),
        facts.remoteId(),
        EMPLOYEE,
        source.issuer(),
        blankless(facts.employeeNumber()),
        Identities.folded(facts.workEmail()),
        blankless(facts.username()),
        facts.displayName(),
        Identities.page(source.homePage()),
        facts.department(),
        facts.title(),
        blankless(facts.managerRemoteId()),
        facts.status().name(),
        facts.hireDate(),
        facts.terminationDate(),
        personId,
        at);
  }

  static Account of(Source source, AccountFacts facts, Instant at) {
    return new Account(
        source.connectionId(),
        facts.remoteId(),
        ACCOUNT,
        source.issuer(),
        blankless(facts.employeeNumber()),
        Identities.folded(facts.email()),
        blankless(facts.username()),
        facts.displayName(),
        Identities.page(source.homePage()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        at);
  }

  /** Nobody says when a leaver left: on the day on which they were found gone. */
  Account left(LocalDate day) {
    return new Account(
        connectionId,
        remoteId,
        kind,
        issuer,
        employeeNumber,
        email,
        username,
        displayName,
        homePage,
        department,
        title,
        managerRemoteId,
        EmployeeFacts.Status.INACTIVE.name(),
        hireDate,
        terminationDate == null ? day : terminationDate,
        personId,
        since);
  }

  boolean isEmployee() {
    return kind.equals(EMPLOYEE);
  }

  /** Whether the system says the same of it; whom we matched it with and since when is ours. */
  boolean sameFacts(Account other) {
    return plain().equals(other.plain());
  }

  private Account plain() {
    return new Account(
        connectionId,
        remoteId,
        kind,
        issuer,
        employeeNumber,
        email,
        username,
        displayName,
        homePage,
        department,
        title,
        managerRemoteId,
        status,
        hireDate,
        terminationDate,
        null,
        Instant.EPOCH);
  }

  String identity() {
    return Identities.ofAccount(String.valueOf(homePage), remoteId);
  }

  private static @Nullable String blankless(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
