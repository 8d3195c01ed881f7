package org.learnwire.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One state of an account; addresses and home pages in the spelling in which they are compared.
 *
 * @param kind employee: a record of an HR system, which makes a person; account: any other
 * @param numberKey the employee number as it is compared
 * @param post of an employee
 * @param personId of an employee the person that the record makes, also while it is one with
 *     another; of another account whom it was matched with
 * @param since when this state was first seen
 */
record Account(
    UUID connectionId,
    String remoteId,
    String kind,
    @Nullable String issuer,
    @Nullable String employeeNumber,
    @Nullable String numberKey,
    @Nullable String email,
    @Nullable String username,
    @Nullable String ssoId,
    @Nullable String displayName,
    @Nullable String homePage,
    @Nullable Post post,
    @Nullable String personId,
    Instant since) {
  private static final String EMPLOYEE = "employee";
  private static final String ACCOUNT = "account";

  static Account of(
      Source source, SourceRules rules, EmployeeFacts facts, String personId, Instant at) {
    String number = blankless(facts.employeeNumber());
    String email = Identities.folded(facts.workEmail());
    String username = blankless(facts.username());
    return new Account(
        source.connectionId(),
        facts.remoteId(),
        EMPLOYEE,
        source.issuer(),
        number,
        rules.numbers().of(number),
        email,
        username,
        rules.ssoIdOf(facts.ssoId(), username, email),
        facts.displayName(),
        Identities.page(source.homePage()),
        Post.of(facts),
        personId,
        at);
  }

  static Account of(Source source, SourceRules rules, AccountFacts facts, Instant at) {
    String number = blankless(facts.employeeNumber());
    String email = Identities.folded(facts.email());
    String username = blankless(facts.username());
    return new Account(
        source.connectionId(),
        facts.remoteId(),
        ACCOUNT,
        source.issuer(),
        number,
        rules.numbers().of(number),
        email,
        username,
        rules.ssoIdOf(facts.ssoId(), username, email),
        facts.displayName(),
        Identities.page(source.homePage()),
        null,
        null,
        at);
  }

  Account left(LocalDate day) {
    return with(post == null ? null : post.left(day), personId, since);
  }

  boolean isEmployee() {
    return kind.equals(EMPLOYEE);
  }

  /** The account as rulings and the explicit map name it. */
  String key() {
    return connectionId + "/" + remoteId;
  }

  /** Whether the system says the same of it; whom we matched it with and since when is ours. */
  boolean sameFacts(Account other) {
    return with(post, null, Instant.EPOCH).equals(other.with(other.post, null, Instant.EPOCH));
  }

  private Account with(@Nullable Post other, @Nullable String person, Instant from) {
    return new Account(
        connectionId,
        remoteId,
        kind,
        issuer,
        employeeNumber,
        numberKey,
        email,
        username,
        ssoId,
        displayName,
        homePage,
        other,
        person,
        from);
  }

  String identity() {
    return Identities.ofAccount(String.valueOf(homePage), remoteId);
  }

  static @Nullable String blankless(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
