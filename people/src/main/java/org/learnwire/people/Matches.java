package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
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
   * Looks again at whatever hangs on two states of one record.
   *
   * @param was its state before; null when it is new
   * @return keys of the identities concerned
   */
  Set<String> changed(Tx tx, @Nullable Account was, Account now, Instant at) throws SQLException {
    Set<String> identities = new TreeSet<>();
    Deque<Account> toLook = new ArrayDeque<>();
    identities.add(now.identity());
    for (Account state : was == null ? Set.of(now) : Set.of(was, now)) {
      collect(tx, state, toLook);
      addEmail(identities, state.email());
    }
    if (now.isEmployee()) {
      seen(tx, now.email(), String.valueOf(now.personId()), toLook);
    } else {
      toLook.addFirst(now);
    }
    while (!toLook.isEmpty()) {
      Account account = toLook.removeFirst();
      refresh(tx, account, at, toLook);
      identities.add(account.identity());
      addEmail(identities, account.email());
    }
    return identities;
  }

  /** Looks again at every account; returns those whose answer is another now. */
  Set<String> all(Tx tx, Instant at) throws SQLException {
    Set<String> identities = new TreeSet<>();
    Deque<Account> toLook = new ArrayDeque<>(Accounts.current(tx, "kind = 'account'"));
    while (!toLook.isEmpty()) {
      Account account = toLook.removeFirst();
      if (refresh(tx, account, at, toLook)) {
        identities.add(account.identity());
        addEmail(identities, account.email());
      }
    }
    return identities;
  }

  private static void addEmail(Set<String> identities, @Nullable String email) {
    if (email != null) {
      identities.add(Identities.ofEmail(email));
    }
  }

  private void collect(Tx tx, Account state, Deque<Account> toLook) throws SQLException {
    if (!state.isEmployee()) {
      return;
    }
    String number = state.employeeNumber();
    if (number != null) {
      toLook.addAll(Accounts.current(tx, "kind = 'account' and employee_number = ?", number));
    }
    for (String mapped : matching.mappedTo(state)) {
      int slash = mapped.indexOf('/');
      UUID connection = UUID.fromString(mapped.substring(0, slash));
      Accounts.current(tx, connection, mapped.substring(slash + 1)).ifPresent(toLook::add);
    }
    if (state.email() != null) {
      toLook.addAll(Accounts.current(tx, "kind = 'account' and email = ?", state.email()));
    }
  }

  /** True when the account is somebody else's now, or in doubt, or no longer. */
  private boolean refresh(Tx tx, Account listed, Instant at, Deque<Account> toLook)
      throws SQLException {
    // It may have been looked at since it was put on the list.
    Account account = Accounts.current(tx, listed.connectionId(), listed.remoteId()).orElse(listed);
    Matching.Found found = matching.ofAccount(tx, account, at);
    Reviews.keep(tx, account, found.who(), at);
    String person = found.who() instanceof Resolution.Known known ? known.personId() : null;
    boolean changed = !Objects.equals(person, account.personId());
    if (changed) {
      Accounts.matched(tx, account, person, person == null ? null : found.by());
    }
    if (person != null && !"email".equals(found.by())) {
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
