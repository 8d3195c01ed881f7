package org.learnwire.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** The rows of accounts: one per state in time, the current one without an end. */
final class Accounts {
  private static final String SELECT =
      "select connection_id, remote_id, kind, issuer, employee_number, email, username,"
          + " display_name, home_page, department, title, manager_remote_id, status, hire_date,"
          + " termination_date, person_id, valid_from from account where ";
  private static final String IN_TIME = " order by valid_from, id";

  private Accounts() {}

  static Optional<Account> current(Tx tx, UUID connectionId, String remoteId) throws SQLException {
    return tx.one(
        SELECT + "connection_id = ? and remote_id = ? and valid_to is null",
        Accounts::account,
        connectionId,
        remoteId);
  }

  static List<Account> current(Tx tx, String condition, @Nullable Object... args)
      throws SQLException {
    return tx.list(SELECT + condition + " and valid_to is null", Accounts::account, args);
  }

  /** All states that fit, in time. */
  static List<Account> everyState(Tx tx, String condition, @Nullable Object... args)
      throws SQLException {
    return tx.list(SELECT + condition + IN_TIME, Accounts::account, args);
  }

  /** The state at a moment; for what was before an account was first seen, its first one. */
  static Account at(List<Account> statesInTime, Instant at) {
    Account then = statesInTime.get(0);
    for (Account state : statesInTime) {
      if (!state.since().isAfter(at)) {
        then = state;
      }
    }
    return then;
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

  /** Notes whom the current state of an account was matched with: no change of the account. */
  static void matched(Tx tx, Account account, @Nullable String personId, @Nullable String by)
      throws SQLException {
    tx.update(
        "update account set person_id = ?, matched_by = ?"
            + " where connection_id = ? and remote_id = ? and valid_to is null",
        personId,
        by,
        account.connectionId(),
        account.remoteId());
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
        r.getString(16),
        Times.instant(r.getLong(17)));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
