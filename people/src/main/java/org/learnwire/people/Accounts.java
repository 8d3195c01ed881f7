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
  private static final String COLUMNS =
      "connection_id, remote_id, kind, issuer, employee_number, number_key, email, username,"
          + " sso_id, display_name, home_page, department, title, manager_remote_id, site,"
          + " legal_entity, status, hire_date, termination_date, leave_from, leave_to, language,"
          + " time_zone, person_id, valid_from";
  private static final String SELECT = "select " + COLUMNS + " from account where ";
  private static final String INSERT =
      "insert into account (" + COLUMNS + ") values (?" + ", ?".repeat(24) + ")";
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
  static Account at(List<Account> statesInTime, Moment at) {
    Account then = statesInTime.get(0);
    for (Account state : statesInTime.subList(1, statesInTime.size())) {
      if (at.reached(state.since())) {
        then = state;
      }
    }
    return then;
  }

  /** Ends the current state of the account, if there is one, and begins this one. */
  static void begin(Tx tx, Account account, Instant at, boolean wasThere) throws SQLException {
    if (wasThere) {
      tx.update(
          "update account set valid_to = ?"
              + " where connection_id = ? and remote_id = ? and valid_to is null",
          at,
          account.connectionId(),
          account.remoteId());
    }
    Post post = account.post();
    tx.update(
        INSERT,
        account.connectionId(),
        account.remoteId(),
        account.kind(),
        account.issuer(),
        account.employeeNumber(),
        account.numberKey(),
        account.email(),
        account.username(),
        account.ssoId(),
        account.displayName(),
        account.homePage(),
        post == null ? null : post.team(),
        post == null ? null : post.title(),
        post == null ? null : post.managerRemoteId(),
        post == null ? null : post.site(),
        post == null ? null : post.legalEntity(),
        post == null ? null : post.status(),
        post == null ? null : post.hireDate(),
        post == null ? null : post.terminationDate(),
        post == null ? null : post.leaveFrom(),
        post == null ? null : post.leaveTo(),
        post == null ? null : post.language(),
        post == null ? null : post.timeZone(),
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
        post(r),
        r.getString(24),
        Times.instant(r.getLong(25)));
  }

  /** Only an HR system's record has a status. */
  private static @Nullable Post post(ResultSet r) throws SQLException {
    String status = r.getString(17);
    return status == null
        ? null
        : new Post(
            r.getString(12),
            r.getString(13),
            r.getString(14),
            r.getString(15),
            r.getString(16),
            EmployeeFacts.Status.valueOf(status),
            date(r.getString(18)),
            date(r.getString(19)),
            date(r.getString(20)),
            date(r.getString(21)),
            r.getString(22),
            r.getString(23));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
