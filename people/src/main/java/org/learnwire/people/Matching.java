package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;
import org.learnwire.people.Accounts.Account;

/**
 * People are matched, not guessed (guarantee 8): explicit map, then (issuer, employee number) valid
 * at that time, then work e-mail unless two people ever shared it. Never by name.
 */
final class Matching {
  private static final Resolution UNKNOWN = new Resolution.Unknown();

  private final MatchRules rules;

  Matching(MatchRules rules) {
    this.rules = rules;
  }

  /** Who is behind an account of a system that is no HR system, or of one that is. */
  Resolution ofAccount(Tx tx, Account account, Instant at) throws SQLException {
    if (account.isEmployee() && account.personId() != null) {
      return new Resolution.Known(account.personId());
    }
    String named = rules.explicit().get(account.connectionId() + "/" + account.remoteId());
    if (named != null) {
      return byNumber(tx, null, named, at);
    }
    if (account.employeeNumber() != null) {
      Resolution found = byNumber(tx, account.issuer(), account.employeeNumber(), at);
      if (!(found instanceof Resolution.Unknown)) {
        return found;
      }
    }
    return account.email() == null ? UNKNOWN : byEmployeeEmail(tx, account.email());
  }

  /** The employee who had the number at that time. */
  Resolution byNumber(Tx tx, @Nullable String issuer, String number, Instant at)
      throws SQLException {
    List<Account> holders =
        Accounts.where(
            tx,
            "kind = 'employee' and employee_number = ? and valid_to is null"
                + " and (? is null or issuer is null or issuer = ?)",
            number,
            issuer,
            issuer);
    LocalDate date = at.atZone(ZoneOffset.UTC).toLocalDate();
    List<Account> then = holders.stream().filter(h -> h.employedOn(date)).toList();
    return one(
        then.isEmpty() ? holders : then,
        "the employee number " + number + " belongs to more than one employee");
  }

  /** By address: employees first, else the one account that has it. */
  Resolution byEmail(Tx tx, String email, Instant at) throws SQLException {
    String folded = Accounts.folded(email);
    if (folded == null || rules.ignores(folded)) {
      return UNKNOWN;
    }
    Resolution employee = byEmployeeEmail(tx, folded);
    if (employee instanceof Resolution.Known) {
      return employee;
    }
    List<Account> accounts =
        Accounts.where(tx, "kind = 'account' and email = ? and valid_to is null", folded);
    Set<String> people = new TreeSet<>();
    for (Account account : accounts) {
      if (ofAccount(tx, account, at) instanceof Resolution.Known known) {
        people.add(known.personId());
      }
    }
    boolean shared = employee instanceof Resolution.Ambiguous;
    return people.size() == 1 && !shared
        ? new Resolution.Known(people.iterator().next())
        : employee;
  }

  private Resolution byEmployeeEmail(Tx tx, String folded) throws SQLException {
    if (rules.ignores(folded)) {
      return UNKNOWN;
    }
    List<String> people =
        tx.list(
            "select person_id from email_seen where email = ? order by person_id",
            r -> r.getString(1),
            folded);
    if (people.isEmpty()) {
      return UNKNOWN;
    }
    return people.size() == 1
        ? new Resolution.Known(people.get(0))
        : new Resolution.Ambiguous(people, "the address has been seen on more than one employee");
  }

  private static Resolution one(List<Account> holders, String reason) {
    List<String> people =
        holders.stream()
            .map(Account::personId)
            .filter(id -> id != null)
            .distinct()
            .sorted()
            .collect(Collectors.toList());
    if (people.isEmpty()) {
      return UNKNOWN;
    }
    return people.size() == 1
        ? new Resolution.Known(people.get(0))
        : new Resolution.Ambiguous(people, reason);
  }
}
