package org.learnwire.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/** The rows of accounts: one per state in time, the current one without an end. */
final class Accounts {
  static final String COLUMNS =
      "select connection_id, remote_id, kind, issuer, employee_number, email, username,"
          + " display_name, home_page, department, title, manager_remote_id, status, hire_date,"
          + " termination_date, person_id from account ";

  /** One state of an account; addresses are case-folded. */
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
      @Nullable String personId) {
    boolean isEmployee() {
      return kind.equals("employee");
    }

    boolean employedOn(LocalDate date) {
      return (hireDate == null || !date.isBefore(hireDate))
          && (terminationDate == null || !date.isAfter(terminationDate));
    }
  }

  private Accounts() {}

  static Optional<Account> current(Tx tx, UUID connectionId, String remoteId) throws SQLException {
    return tx.one(
        COLUMNS + "where connection_id = ? and remote_id = ? and valid_to is null",
        Accounts::account,
        connectionId,
        remoteId);
  }

  static List<Account> where(Tx tx, String condition, @Nullable Object... args)
      throws SQLException {
    return tx.list(COLUMNS + "where " + condition, Accounts::account, args);
  }

  /** Ends the current state of the account, if there is one, and begins this one. */
  static void begin(Tx tx, Account account, Instant at) throws SQLException {
    tx.update(
        "update account set valid_to = ?"
            + " where connection_id = ? and remote_id = ? and valid_to is null",
        at,
        account.connectionId(),
        account.remoteId());
    tx.insert(
        "insert into account (connection_id, remote_id, kind, issuer, employee_number, email,"
            + " username, display_name, home_page, department, title, manager_remote_id, status,"
            + " hire_date, termination_date, person_id, valid_from)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        account.connectionId(),
        account.remoteId(),
        account.kind(),
        account.issuer(),
        account.employeeNumber(),
        account.email(),
        account.username(),
        account.displayName(),
        account.homePage(),
        account.department(),
        account.title(),
        account.managerRemoteId(),
        account.status(),
        account.hireDate(),
        account.terminationDate(),
        account.personId(),
        at);
  }

  /** An address as it is compared. */
  static @Nullable String folded(@Nullable String email) {
    return email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
  }

  static @Nullable String blankless(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Account account(ResultSet r) throws SQLException {
    return new Account(
        UUID.fromString(r.getString(1)),
        r.getString(2),
        r.getString(3),
        r.getString(4),
        r.getString(5),
        r.getString(6),
        r.getString(7),
        r.getString(8),
        r.getString(9),
        r.getString(10),
        r.getString(11),
        r.getString(12),
        r.getString(13),
        date(r.getString(14)),
        date(r.getString(15)),
        r.getString(16));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
