package org.learnwire.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Agent;

/** Everything of one person with time, and finding them by what they are called somewhere. */
final class Histories {
  private static final String SELECT =
      "select connection_id, remote_id, kind, employee_number, email, sso_id, department, title,"
          + " manager_remote_id, site, legal_entity, status, hire_date, termination_date,"
          + " leave_from, leave_to, language, time_zone, matched_by, valid_from, valid_to, person_id"
          + " from account where person_id = ? order by kind desc, connection_id, remote_id,"
          + " valid_from, id";

  private Histories() {}

  static Optional<PersonInTime> of(Tx tx, String personId) throws SQLException {
    String person = Persons.speaking(tx, personId);
    List<String> ids = new ArrayList<>();
    for (Persons.Row row : Persons.rows(tx, person)) {
      ids.add(row.id());
    }
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    List<AccountInTime> accounts = new ArrayList<>();
    Map<Long, Ruling> rulings = new TreeMap<>(Comparator.reverseOrder());
    for (String id : ids) {
      accounts.addAll(tx.list(SELECT, Histories::account, id));
      Rulings.about(tx, id).forEach(ruling -> rulings.put(ruling.id(), ruling));
    }
    for (AccountInTime account : accounts) {
      Rulings.about(tx, account.connectionId() + "/" + account.remoteId())
          .forEach(ruling -> rulings.put(ruling.id(), ruling));
    }
    return Optional.of(new PersonInTime(person, ids, accounts, List.copyOf(rulings.values())));
  }

  static Set<Agent> agents(Tx tx, String person) throws SQLException {
    Set<Agent> agents = new LinkedHashSet<>();
    for (String id : Persons.idsOf(tx, person)) {
      tx.each(
          "select distinct home_page, remote_id from account where person_id = ?"
              + " and home_page is not null",
          r ->
              agents.add(Agent.account(r.getString(1), r.getString(2)))
                  | agents.add(Agent.account(r.getString(1) + "/", r.getString(2))),
          id);
      tx.each(
          "select email from email_seen where person_id = ?"
              + " union select email from account where person_id = ? and email is not null",
          r -> agents.add(Agent.mbox(r.getString(1))),
          id,
          id);
    }
    return agents;
  }

  /** People with an account that is or was called so: number, address, SSO id or account id. */
  static List<String> search(Tx tx, String text, MatchRules rules, int limit) throws SQLException {
    TreeSet<String> people = new TreeSet<>();
    String folded = String.valueOf(Identities.folded(text));
    List<String> spellings = new ArrayList<>(rules.spellings(Said.number(text)));
    for (String number : spellings) {
      people.addAll(
          tx.list(
              "select distinct person_id from account where person_id is not null"
                  + " and number_key = ? limit ?",
              r -> r.getString(1),
              number,
              limit));
    }
    people.addAll(
        tx.list(
            "select distinct person_id from account where person_id is not null"
                + " and (email = ? or sso_id = ? or remote_id = ?) limit ?",
            r -> r.getString(1),
            folded,
            folded,
            text.strip(),
            limit));
    return Persons.speaking(tx, people).stream().limit(limit).toList();
  }

  /** People in the order of their numbers. */
  static List<String> list(Tx tx, int limit, int from) throws SQLException {
    return tx.list(
        "select p.id from person p join account a on a.person_id = p.id and a.kind = 'employee'"
            + " and a.valid_to is null where p.same_as is null"
            + " order by coalesce(a.number_key, a.remote_id), p.id limit ? offset ?",
        r -> r.getString(1),
        limit,
        from);
  }

  private static AccountInTime account(ResultSet r) throws SQLException {
    boolean employee = r.getString(3).equals("employee");
    long to = r.getLong(21);
    boolean still = r.wasNull();
    String by = r.getString(19);
    return new AccountInTime(
        UUID.fromString(r.getString(1)),
        r.getString(2),
        employee ? r.getString(22) : null,
        r.getString(4),
        r.getString(5),
        r.getString(6),
        employee ? post(r) : null,
        employee ? "employee" : by == null ? "" : by,
        Times.instant(r.getLong(20)),
        still ? null : Times.instant(to));
  }

  private static Post post(ResultSet r) throws SQLException {
    return new Post(
        r.getString(7),
        r.getString(8),
        r.getString(9),
        r.getString(10),
        r.getString(11),
        EmployeeFacts.Status.valueOf(r.getString(12)),
        date(r.getString(13)),
        date(r.getString(14)),
        date(r.getString(15)),
        date(r.getString(16)),
        r.getString(17),
        r.getString(18));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
