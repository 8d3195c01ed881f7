package org.learnwire.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * People are matched, not guessed (guarantee 8): what somebody said, the explicit map, (issuer,
 * employee number) and SSO id valid at that time, then work e-mail unless two people ever shared
 * it. Never by name.
 */
final class Matching {
  static final Resolution UNKNOWN = new Resolution.Unknown();

  /**
   * Who it is.
   *
   * @param by the rule that found it; null when none did
   * @param record the person of the very record that it was found by
   * @param alone it hangs on that record alone, not on somebody having put several together
   */
  record Found(Resolution who, @Nullable String by, @Nullable String record, boolean alone) {
    static final Found NOBODY = new Found(UNKNOWN, null, null, false);

    private boolean says() {
      return !(who instanceof Resolution.Unknown);
    }
  }

  private final MatchRules rules;

  Matching(MatchRules rules) {
    this.rules = rules;
  }

  MatchRules rules() {
    return rules;
  }

  /** Who is behind one state of an account, at a moment. */
  Found ofAccount(Tx tx, Account account, Moment at) throws SQLException {
    if (account.isEmployee() && account.personId() != null) {
      return found(tx, List.of(account.personId()), "", "employee");
    }
    Said named = rules.explicit().get(account.key());
    if (named != null) {
      return bySaid(tx, named, at, "map");
    }
    Found said = ruled(tx, account.key(), at);
    if (said != null) {
      return said;
    }
    Found holder = byNumber(tx, account.issuer(), account.numberKey(), at);
    if (!holder.says()) {
      holder = bySso(tx, account.ssoId(), at);
    }
    return holder.says() || account.email() == null ? holder : byEmail(tx, account.email(), at);
  }

  /** Whose somebody said it is at that time; null when nobody did. */
  @Nullable Found ruled(Tx tx, String account, Moment at) throws SQLException {
    Found found = null;
    for (Ruling ruling : Rulings.meanings(tx, account)) {
      if (at.within(ruling.from(), ruling.to())) {
        found =
            ruling.second() == null
                ? new Found(UNKNOWN, "ruling", null, false)
                : found(tx, List.of(ruling.second()), "", "ruling");
      }
    }
    return found;
  }

  /** Whoever had the number on that day and was employed then. */
  Found byNumber(Tx tx, @Nullable String issuer, @Nullable String number, Moment at)
      throws SQLException {
    if (number == null) {
      return Found.NOBODY;
    }
    Map<String, List<Account>> holders =
        byRecord(
            tx,
            "number_key = ? and (cast(? as text) is null or issuer is null or issuer = ?)",
            number,
            issuer,
            issuer);
    return found(
        tx,
        then(holders, state -> number.equals(state.numberKey()), at),
        "the employee number " + number + " belongs to more than one employee",
        "employee-number");
  }

  /** Whoever signed in with it on that day and was employed then. */
  private Found bySso(Tx tx, @Nullable String ssoId, Moment at) throws SQLException {
    if (ssoId == null) {
      return Found.NOBODY;
    }
    return found(
        tx,
        then(byRecord(tx, "sso_id = ?", ssoId), state -> ssoId.equals(state.ssoId()), at),
        "the SSO id belongs to more than one employee",
        "sso-id");
  }

  /** Whom a person wrote down: outside its time a number or name still means its only holder. */
  Found bySaid(Tx tx, Said said, Moment at, String by) throws SQLException {
    Map<String, List<Account>> holders = new TreeMap<>();
    for (String value : rules.spellings(said)) {
      holders.putAll(byRecord(tx, said.key().column() + " = ?", value));
    }
    List<String> then = then(holders, state -> rules.means(said, state), at);
    return then.isEmpty()
        ? found(
            tx,
            List.copyOf(holders.keySet()),
            said.word() + " has belonged to more than one employee",
            by)
        : found(tx, then, said.word() + " belongs to more than one employee", by);
  }

  /** Whoever the address was seen on, if that is one person, who was there at that time. */
  Found byEmail(Tx tx, @Nullable String email, Moment at) throws SQLException {
    String folded = Identities.folded(email);
    if (folded == null || rules.ignores(folded)) {
      return Found.NOBODY;
    }
    List<String> records =
        tx.list(
            "select person_id from email_seen where email = ? order by person_id",
            r -> r.getString(1),
            folded);
    Found found = found(tx, records, "the address has been seen on more than one person", "email");
    if (found.who() instanceof Resolution.Known known) {
      return isThere(tx, known.personId(), at) ? found : Found.NOBODY;
    }
    return found;
  }

  private static boolean isThere(Tx tx, String person, Moment at) throws SQLException {
    boolean there = false;
    for (String id : Persons.idsOf(tx, person)) {
      List<Account> states = Accounts.everyState(tx, "kind = 'employee' and person_id = ?", id);
      there |= !states.isEmpty() && new Employment(states).holdsOrIsToCome(at);
    }
    return there;
  }

  /** The records whose state at that time fits, of people employed then. */
  private static List<String> then(
      Map<String, List<Account>> records, Predicate<Account> fits, Moment at) {
    List<String> then = new ArrayList<>();
    records.forEach(
        (record, states) -> {
          if (fits.test(Accounts.at(states, at)) && new Employment(states).holds(at)) {
            then.add(record);
          }
        });
    return then;
  }

  /** By record, all states of every employee of whom this ever was true. */
  private static Map<String, List<Account>> byRecord(
      Tx tx, String condition, @Nullable Object... args) throws SQLException {
    return Accounts.everyState(
            tx,
            "kind = 'employee' and person_id in (select person_id from account"
                + " where kind = 'employee' and "
                + condition
                + ")",
            args)
        .stream()
        .collect(
            Collectors.groupingBy(
                state -> Objects.requireNonNull(state.personId()),
                TreeMap::new,
                Collectors.toList()));
  }

  boolean isKey(@Nullable String email) {
    return email != null && !rules.ignores(email);
  }

  private static Found found(Tx tx, List<String> records, String reason, String by)
      throws SQLException {
    if (records.isEmpty()) {
      return Found.NOBODY;
    }
    return new Found(
        one(Persons.speaking(tx, records), reason), by, records.get(0), records.size() == 1);
  }

  static Resolution one(List<String> people, String reason) {
    Set<String> each = new LinkedHashSet<>(people);
    if (each.isEmpty()) {
      return UNKNOWN;
    }
    return each.size() == 1
        ? new Resolution.Known(people.get(0))
        : new Resolution.Ambiguous(List.copyOf(each), reason);
  }
}
