package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * Keeps what is known of matches beside the accounts: with whom, by which rule, and the reviews. A
 * change of one record can decide, or cast doubt on, accounts of other systems; they are looked at
 * again at once, and every identity whose answer may be another now is told.
 */
final class Matches {
  private final Matching matching;

  Matches(Matching matching) {
    this.matching = matching;
  }

  /**
   * What a change touched.
   *
   * @param identities keys of the identities whose answer may be another
   * @param moved people of whose statements some may be another's now
   */
  record Touched(Set<String> identities, Set<String> moved) {
    static Touched nothing() {
      return new Touched(new TreeSet<>(), new TreeSet<>());
    }
  }

  /**
   * Looks again at whatever hangs on two states of one record.
   *
   * @param was its state before; null when it is new
   */
  Touched changed(Tx tx, @Nullable Account was, Account now, Instant at) throws SQLException {
    Touched touched = Touched.nothing();
    touched.identities().add(now.identity());
    addEmails(touched, now, was);
    Deque<Account> toLook = new ArrayDeque<>();
    if (now.isEmployee()) {
      String person = Objects.requireNonNull(now.personId());
      regroup(tx, was, now, at, touched, toLook);
      List<Account> states = was == null ? List.of(now) : statesOf(tx, person);
      collect(tx, states, toLook);
      seen(tx, now.email(), person, toLook);
    } else {
      toLook.add(now);
    }
    look(tx, toLook, at, touched);
    return touched;
  }

  /** Looks again at these people and everything that hangs on their records. */
  Touched regrouped(Tx tx, Collection<String> people, Instant at) throws SQLException {
    Touched touched = Touched.nothing();
    Deque<Account> toLook = new ArrayDeque<>();
    for (String person : people) {
      touched.moved().addAll(Persons.idsOf(tx, person));
    }
    moved(tx, Clusters.look(tx, people, at), touched, toLook);
    look(tx, toLook, at, touched);
    return touched;
  }

  /** Looks again at one account of which somebody said something. */
  Touched said(Tx tx, String account, Instant at) throws SQLException {
    Touched touched = Touched.nothing();
    int slash = account.indexOf('/');
    UUID connection = UUID.fromString(account.substring(0, slash));
    String remoteId = account.substring(slash + 1);
    if (connection.equals(Review.NO_CONNECTION)) {
      touched.identities().add(Identities.ofEmail(remoteId));
      Reviews.close(tx, connection, remoteId);
      return touched;
    }
    Deque<Account> toLook = new ArrayDeque<>();
    Accounts.current(tx, connection, remoteId).ifPresent(toLook::add);
    for (Account each : toLook) {
      touched.identities().add(each.identity());
      addEmails(touched, each, null);
      addMatched(tx, touched, each);
    }
    look(tx, toLook, at, touched);
    Account now = Accounts.current(tx, connection, remoteId).orElse(null);
    if (now != null) {
      addMatched(tx, touched, now);
    }
    return touched;
  }

  /** Looks again at every account; returns the identities of those whose answer is another now. */
  Set<String> all(Tx tx, Instant at) throws SQLException {
    Touched touched = Touched.nothing();
    Deque<Account> toLook = new ArrayDeque<>();
    List<String> shared =
        tx.list(
            "select person_id from account where kind = 'employee' and valid_to is null and"
                + " (issuer, number_key) in (select issuer, number_key from account"
                + " where kind = 'employee' and valid_to is null group by issuer, number_key"
                + " having count(*) > 1)"
                + " union select id from person where same_as is not null",
            r -> r.getString(1));
    moved(tx, Clusters.look(tx, shared, at), touched, toLook);
    toLook.addAll(Accounts.current(tx, "kind = 'account'"));
    return only(tx, toLook, at);
  }

  /** The same of the accounts that a new day may decide otherwise: somebody begins or has left. */
  Set<String> between(Tx tx, LocalDate after, LocalDate to, Instant at) throws SQLException {
    Map<String, Account> due = new LinkedHashMap<>();
    for (Account employee :
        Accounts.current(
            tx,
            "kind = 'employee' and ((hire_date > ? and hire_date <= ?)"
                + " or (termination_date >= ? and termination_date < ?))",
            after,
            to,
            after,
            to)) {
      Deque<Account> hanging = new ArrayDeque<>();
      collect(tx, statesOf(tx, String.valueOf(employee.personId())), hanging);
      hanging.forEach(account -> due.put(account.key(), account));
    }
    return only(tx, new ArrayDeque<>(due.values()), at);
  }

  private Set<String> only(Tx tx, Deque<Account> toLook, Instant at) throws SQLException {
    Touched touched = Touched.nothing();
    while (!toLook.isEmpty()) {
      Account account = toLook.removeFirst();
      if (refresh(tx, account, at, toLook)) {
        touched.identities().add(account.identity());
        addEmails(touched, account, null);
      }
    }
    return touched.identities();
  }

  private void look(Tx tx, Deque<Account> toLook, Instant at, Touched touched) throws SQLException {
    while (!toLook.isEmpty()) {
      Account account = toLook.removeFirst();
      refresh(tx, account, at, toLook);
      touched.identities().add(account.identity());
      addEmails(touched, account, null);
    }
  }

  private void regroup(
      Tx tx, @Nullable Account was, Account now, Instant at, Touched touched, Deque<Account> toLook)
      throws SQLException {
    Set<String> ids = new TreeSet<>();
    boolean other =
        was != null
            && !(Objects.equals(was.numberKey(), now.numberKey())
                && Objects.equals(was.issuer(), now.issuer()));
    if (other) {
      ids.addAll(Clusters.withNumber(tx, was.issuer(), was.numberKey()));
    }
    if (ids.isEmpty() && Clusters.alone(tx, now)) {
      return;
    }
    ids.add(String.valueOf(now.personId()));
    moved(tx, Clusters.look(tx, ids, at), touched, toLook);
  }

  /** Everything of people of whom another speaks now. */
  private void moved(Tx tx, Set<String> changed, Touched touched, Deque<Account> toLook)
      throws SQLException {
    for (String id : changed) {
      touched.moved().addAll(Persons.idsOf(tx, id));
      List<Account> states = statesOf(tx, id);
      for (Account state : states) {
        touched.identities().add(state.identity());
        addEmails(touched, state, null);
      }
      collect(tx, states, toLook);
      toLook.addAll(Accounts.current(tx, "kind = 'account' and person_id = ?", id));
      for (String email :
          tx.list("select email from email_seen where person_id = ?", r -> r.getString(1), id)) {
        touched.identities().add(Identities.ofEmail(email));
        toLook.addAll(Accounts.current(tx, "kind = 'account' and email = ?", email));
      }
    }
  }

  private static void addMatched(Tx tx, Touched touched, Account account) throws SQLException {
    if (account.personId() != null) {
      touched.moved().addAll(Persons.idsOf(tx, account.personId()));
    }
  }

  private static List<Account> statesOf(Tx tx, String person) throws SQLException {
    return Accounts.everyState(tx, "kind = 'employee' and person_id = ?", person);
  }

  private static void addEmails(Touched touched, Account state, @Nullable Account was) {
    for (Account each : was == null ? List.of(state) : List.of(state, was)) {
      if (each.email() != null) {
        touched.identities().add(Identities.ofEmail(each.email()));
      }
    }
  }

  /** Accounts that what these records say or once said may decide. */
  private void collect(Tx tx, List<Account> states, Deque<Account> toLook) throws SQLException {
    Set<String> numbers = new TreeSet<>();
    Set<String> ssoIds = new TreeSet<>();
    Set<String> emails = new TreeSet<>();
    Set<String> mapped = new TreeSet<>();
    for (Account state : states) {
      add(numbers, state.numberKey());
      add(ssoIds, state.ssoId());
      add(emails, state.email());
      mapped.addAll(matching.rules().mappedTo(state));
    }
    for (String number : numbers) {
      toLook.addAll(Accounts.current(tx, "kind = 'account' and number_key = ?", number));
    }
    for (String ssoId : ssoIds) {
      toLook.addAll(Accounts.current(tx, "kind = 'account' and sso_id = ?", ssoId));
    }
    for (String email : emails) {
      toLook.addAll(Accounts.current(tx, "kind = 'account' and email = ?", email));
    }
    for (String key : mapped) {
      int slash = key.indexOf('/');
      UUID connection = UUID.fromString(key.substring(0, slash));
      Accounts.current(tx, connection, key.substring(slash + 1)).ifPresent(toLook::add);
    }
  }

  private static void add(Set<String> all, @Nullable String value) {
    if (value != null) {
      all.add(value);
    }
  }

  /** True when the account is somebody else's now, or in doubt, or no longer. */
  private boolean refresh(Tx tx, Account listed, Instant at, Deque<Account> toLook)
      throws SQLException {
    // It may have been looked at since it was put on the list.
    Account account = Accounts.current(tx, listed.connectionId(), listed.remoteId()).orElse(listed);
    Matching.Found found = matching.ofAccount(tx, account, new Moment(at));
    Reviews.keep(tx, account, found.who(), at);
    String person = found.who() instanceof Resolution.Known ? found.record() : null;
    boolean changed = !Objects.equals(person, account.personId());
    if (changed) {
      Accounts.matched(tx, account, person, person == null ? null : found.by());
    }
    // What holds only while a ruling does must leave nothing behind.
    if (person != null
        && found.alone()
        && !"email".equals(found.by())
        && !"ruling".equals(found.by())) {
      seen(tx, account.email(), person, toLook);
    }
    return changed;
  }

  /** An address seen on one more person may no longer decide for others that have it. */
  private void seen(Tx tx, @Nullable String email, String person, Deque<Account> toLook)
      throws SQLException {
    if (email == null || !matching.isKey(email)) {
      return;
    }
    int added =
        tx.update(
            "insert into email_seen (email, person_id) values (?, ?)"
                + " on conflict (email, person_id) do nothing",
            email,
            person);
    if (added > 0) {
      toLook.addAll(Accounts.current(tx, "kind = 'account' and email = ?", email));
    }
  }
}
