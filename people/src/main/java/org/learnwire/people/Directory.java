package org.learnwire.people;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Agent;

/** Looks people up, as they are now. */
final class Directory {
  private static final String IN_DOUBT =
      "exists (select 1 from person_review r where r.connection_id = account.connection_id"
          + " and r.remote_id = account.remote_id and r.state = 'open')";
  private static final String UNKNOWN =
      " from account where kind = 'account' and valid_to is null and person_id is null and not "
          + IN_DOUBT;

  private final Database database;

  Directory(Database database) {
    this.database = database;
  }

  Optional<Agent> agentOf(String personId) {
    return employee(personId)
        .filter(row -> row.homePage() != null)
        .map(row -> Agent.account(row.homePage(), row.remoteId()));
  }

  Optional<String> accountOf(String personId, UUID connectionId) {
    return employee(personId)
        .filter(row -> row.connectionId().equals(connectionId))
        .map(Account::remoteId);
  }

  Map<UUID, String> matchedAccountsOf(String personId) {
    Map<UUID, String> accounts = new LinkedHashMap<>();
    database
        .read(tx -> Accounts.current(tx, "kind = 'account' and person_id = ?", personId))
        .forEach(account -> accounts.putIfAbsent(account.connectionId(), account.remoteId()));
    return accounts;
  }

  Optional<String> emailOf(String personId) {
    return employee(personId).map(Account::email);
  }

  Optional<String> managerOf(String personId) {
    return employee(personId)
        .filter(row -> row.managerRemoteId() != null)
        .map(row -> People.personId(row.connectionId(), String.valueOf(row.managerRemoteId())))
        .filter(manager -> !manager.equals(personId) && employee(manager).isPresent());
  }

  String labelOf(String personId, boolean names) {
    Optional<Account> row = employee(personId);
    String number = row.map(Account::employeeNumber).orElse("person " + head(personId));
    return names ? row.map(Account::displayName).orElse(number) : number;
  }

  Optional<String> teamOf(String personId) {
    return employee(personId).map(Account::department);
  }

  Optional<EmployeeFacts.Status> statusOf(String personId) {
    return employee(personId).map(Account::status).map(EmployeeFacts.Status::valueOf);
  }

  List<UnknownAccount> unknownToHr(int limit) {
    return database.read(
        tx ->
            tx.list(
                "select connection_id, remote_id, employee_number, valid_from"
                    + UNKNOWN
                    + " order by valid_from, remote_id limit ?",
                r ->
                    new UnknownAccount(
                        UUID.fromString(r.getString(1)),
                        r.getString(2),
                        r.getString(3),
                        Times.instant(r.getLong(4))),
                limit));
  }

  People.Counts counts() {
    return database.read(
        tx ->
            new People.Counts(
                count(tx, "select count(*) from person"),
                count(
                    tx, "select count(*) from account where kind = 'account' and valid_to is null"),
                count(tx, "select count(*)" + UNKNOWN),
                count(
                    tx,
                    "select count(*) from (select email from email_seen group by email"
                        + " having count(*) > 1) as shared")));
  }

  private static long count(Tx tx, String sql) throws SQLException {
    return tx.one(sql, r -> r.getLong(1)).orElse(0L);
  }

  private static String head(String personId) {
    return personId.length() > 8 ? personId.substring(0, 8) : personId;
  }

  private Optional<Account> employee(String personId) {
    return database.read(
        tx ->
            Accounts.current(tx, "kind = 'employee' and person_id = ?", personId).stream()
                .findFirst());
  }
}
