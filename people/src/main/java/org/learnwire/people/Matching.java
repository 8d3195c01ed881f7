package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * People are matched, not guessed (guarantee 8): explicit map, then (issuer, employee number) valid
 * at that time, then work e-mail unless two people ever shared it. Never by name.
 */
final class Matching {
  static final Resolution UNKNOWN = new Resolution.Unknown();

  /**
   * Who it is.
   *
   * @param by the rule that found it; null when none did
   */
  record Found(Resolution who, @Nullable String by) {}

  private final MatchRules rules;

  Matching(MatchRules rules) {
    this.rules = rules;
  }

  /** Who is behind one state of an account, at a moment. */
  Found ofAccount(Tx tx, Account account, Instant at) throws SQLException {
    if (account.isEmployee() && account.personId() != null) {
      return new Found(new Resolution.Known(account.personId()), "employee");
    }
    Said named = rules.explicit().get(account.connectionId() + "/" + account.remoteId());
    if (named != null) {
      return new Found(bySaid(tx, named, at), "map");
    }
    if (account.employeeNumber() != null) {
      Resolution holder = byNumber(tx, account.issuer(), account.employeeNumber(), at);
      if (!(holder instanceof Resolution.Unknown)) {
        return new Found(holder, "employee-number");
      }
    }
    Resolution owner = account.email() == null ? UNKNOWN : byEmail(tx, account.email());
    return new Found(owner, owner instanceof Resolution.Unknown ? null : "email");
  }

  /** Whoever had the number on that day and was employed then. */
  Resolution byNumber(Tx tx, @Nullable String issuer, String number, Instant at)
      throws SQLException {
    LocalDate date = at.atZone(ZoneOffset.UTC).toLocalDate();
    Map<String, List<Account>> holders = holders(tx, issuer, number);
    List<String> then =
        holders.entrySet().stream()
            .filter(each -> number.equals(Accounts.at(each.getValue(), at).employeeNumber()))
            .filter(each -> new Employment(each.getValue()).holds(date))
            .map(Map.Entry::getKey)
            .toList();
    return one(then, "the employee number " + number + " belongs to more than one employee");
  }

  /** Whom a person wrote down: outside its time a number or name still means its only holder. */
  Resolution bySaid(Tx tx, Said said, Instant at) throws SQLException {
    LocalDate date = at.atZone(ZoneOffset.UTC).toLocalDate();
    Map<String, List<Account>> holders = holders(tx, said);
    List<String> then =
        holders.entrySet().stream()
            .filter(each -> said.means(Accounts.at(each.getValue(), at)))
            .filter(each -> new Employment(each.getValue()).holds(date))
            .map(Map.Entry::getKey)
            .toList();
    return then.isEmpty()
        ? one(
            List.copyOf(holders.keySet()), said.word() + " has belonged to more than one employee")
        : one(then, said.word() + " belongs to more than one employee");
  }

  /** By person, all states of every employee who ever was called so. */
  private static Map<String, List<Account>> holders(Tx tx, Said said) throws SQLException {
    return byPerson(
        Accounts.everyState(
            tx,
            "kind = 'employee' and person_id in (select person_id from account"
                + " where kind = 'employee' and "
                + said.key().column()
                + " = ?)",
            said.value()));
  }

  /** By person, all states of everyone who ever had the number. */
  private static Map<String, List<Account>> holders(Tx tx, @Nullable String issuer, String number)
      throws SQLException {
    return byPerson(
        Accounts.everyState(
            tx,
            "kind = 'employee' and person_id in (select person_id from account"
                + " where kind = 'employee' and employee_number = ?"
                + " and (cast(? as text) is null or issuer is null or issuer = ?))",
            number,
            issuer,
            issuer));
  }

  private static Map<String, List<Account>> byPerson(List<Account> states) {
    return states.stream()
        .collect(
            Collectors.groupingBy(
                state -> String.valueOf(state.personId()), TreeMap::new, Collectors.toList()));
  }

  Resolution byEmail(Tx tx, String email) throws SQLException {
    String folded = Identities.folded(email);
    if (folded == null || rules.ignores(folded)) {
      return UNKNOWN;
    }
    List<String> people =
        tx.list(
            "select person_id from email_seen where email = ? order by person_id",
            r -> r.getString(1),
            folded);
    return one(people, "the address has been seen on more than one person");
  }

  boolean isKey(@Nullable String email) {
    return email != null && !rules.ignores(email);
  }

  /** Accounts that the explicit map gives this employee, as "connection id/remote id". */
  List<String> mappedTo(Account employee) {
    return rules.explicit().entrySet().stream()
        .filter(each -> each.getValue().means(employee))
        .map(Map.Entry::getKey)
        .toList();
  }

  static Resolution one(List<String> people, String reason) {
    if (people.isEmpty()) {
      return UNKNOWN;
    }
    return people.size() == 1
        ? new Resolution.Known(people.get(0))
        : new Resolution.Ambiguous(people, reason);
  }
}
