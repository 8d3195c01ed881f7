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
    String named = rules.explicit().get(account.connectionId() + "/" + account.remoteId());
    if (named != null) {
      return new Found(byNumberSaid(tx, named, at), "map");
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

  /** A number that a person wrote down: outside its time it still means its only holder. */
  Resolution byNumberSaid(Tx tx, String number, Instant at) throws SQLException {
    Resolution then = byNumber(tx, null, number, at);
    if (!(then instanceof Resolution.Unknown)) {
      return then;
    }
    List<String> ever = List.copyOf(holders(tx, null, number).keySet());
    return one(ever, "the employee number " + number + " has belonged to more than one employee");
  }

  /** By person, all states of everyone who ever had the number. */
  private static Map<String, List<Account>> holders(Tx tx, @Nullable String issuer, String number)
      throws SQLException {
    List<Account> states =
        Accounts.everyState(
            tx,
            "kind = 'employee' and person_id in (select person_id from account"
                + " where kind = 'employee' and employee_number = ?"
                + " and (? is null or issuer is null or issuer = ?))",
            number,
            issuer,
            issuer);
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

  /** Accounts that the explicit map gives one of these numbers, as "connection id/remote id". */
  List<String> mappedTo(String number) {
    return rules.explicit().entrySet().stream()
        .filter(each -> each.getValue().equals(number))
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
