package org.learnwire.people;

import java.sql.SQLException;
import java.util.ArrayList;
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
    return database.read(tx -> Org.records(tx, personId, null)).stream()
        .filter(row -> row.connectionId().equals(connectionId))
        .map(Account::remoteId)
        .findFirst();
  }

  Map<UUID, String> matchedAccountsOf(String personId) {
    Map<UUID, String> accounts = new LinkedHashMap<>();
    for (Account account : database.read(tx -> matched(tx, personId))) {
      accounts.putIfAbsent(account.connectionId(), account.remoteId());
    }
    return accounts;
  }

  private static List<Account> matched(Tx tx, String personId) throws SQLException {
    List<Account> all = new ArrayList<>();
    for (String id : Persons.idsOf(tx, personId)) {
      all.addAll(Accounts.current(tx, "kind = 'account' and person_id = ?", id));
    }
    return all;
  }

  Optional<String> emailOf(String personId) {
    return employee(personId).map(Account::email);
  }

  String labelOf(String personId, boolean names) {
    Optional<Account> row = employee(personId);
    String number = row.map(Account::employeeNumber).orElse("person " + head(personId));
    return names ? row.map(Account::displayName).orElse(number) : number;
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
                count(tx, "select count(*) from person where same_as is null"),
                count(
                    tx, "select count(*) from account where kind = 'account' and valid_to is null"),
                count(tx, "select count(*)" + UNKNOWN),
                count(
                    tx,
                    "select count(*) from (select email from email_seen group by email"
                        + " having count(*) > 1) as shared")));
  }

  Reach reach() {
    return database.read(
        tx ->
            tx.one(
                    "select count(*),"
                        + " coalesce(sum(case when w.email is null then 1 else 0 end), 0),"
                        + " coalesce(sum(case when a.person is null then 1 else 0 end), 0),"
                        + " coalesce(sum(case when w.email is null and a.person is null then 1"
                        + " else 0 end), 0) from (select coalesce(p.same_as, p.id) as person,"
                        + " max(e.email) as email from account e join person p on p.id = e.person_id"
                        + " where e.kind = 'employee' and e.valid_to is null"
                        + " and e.status <> 'INACTIVE' group by coalesce(p.same_as, p.id)) w"
                        + " left join (select distinct coalesce(p.same_as, p.id) as person from"
                        + " account x join person p on p.id = x.person_id where x.kind = 'account'"
                        + " and x.valid_to is null) a on a.person = w.person",
                    r -> new Reach(r.getLong(1), r.getLong(2), r.getLong(3), r.getLong(4)))
                .orElseThrow());
  }

  private static long count(Tx tx, String sql) throws SQLException {
    return tx.one(sql, r -> r.getLong(1)).orElse(0L);
  }

  private static String head(String personId) {
    return personId.length() > 8 ? personId.substring(0, 8) : personId;
  }

  private Optional<Account> employee(String personId) {
    return database.read(tx -> Org.records(tx, personId, null)).stream().findFirst();
  }
}
