package org.learnwire.app.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * Slows guessing: from the sixth wrong try of an account, or the twenty-first of an address, each
 * doubles the wait, up to a quarter of an hour. A try is counted before it is looked at, so that
 * many at once are no way round. Kept by keyed hash: the table names nobody.
 */
final class WrongPasswords {
  private static final int FREE_OF_AN_ACCOUNT = 5;
  private static final int FREE_OF_AN_ADDRESS = 20;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofHours(24);

  private final Database database;
  private final Clock clock;
  private final SignInKey key;

  WrongPasswords(Database database, Clock clock, SignInKey key) {
    this.database = database;
    this.clock = clock;
    this.key = key;
  }

  /** Counts a try; how long to wait before one is looked at, zero for now. */
  Duration begin(String account, String address) {
    Instant now = clock.instant();
    return database.write(
        "a try to sign in",
        tx -> {
          tx.update("delete from sign_in_failure where last < ?", now.minus(FORGOTTEN));
          Duration wait = wait(tx, account(account), FREE_OF_AN_ACCOUNT, now);
          Duration other = wait(tx, address(address), FREE_OF_AN_ADDRESS, now);
          Duration longer = wait.compareTo(other) > 0 ? wait : other;
          if (longer.isZero()) {
            count(tx, account(account), now);
            count(tx, address(address), now);
          }
          return longer;
        });
  }

  /** It was right: the account starts afresh, and the address gets its try back. */
  void right(String account, String address) {
    database.write(
        "somebody signed in",
        tx -> {
          tx.update("delete from sign_in_failure where subject = ?", account(account));
          return tx.update(
              "update sign_in_failure set tries = tries - 1 where subject = ? and tries > 0",
              address(address));
        });
  }

  private record Tries(long count, Instant last) {}

  private static Duration wait(Tx tx, String subject, int free, Instant now)
      throws java.sql.SQLException {
    Optional<Tries> tries =
        tx.one(
            "select tries, last from sign_in_failure where subject = ?",
            row -> new Tries(row.getLong(1), Times.instant(row.getLong(2))),
            subject);
    if (tries.isEmpty() || tries.get().count() < free) {
      return Duration.ZERO;
    }
    long doublings = Math.min(tries.get().count() - free, 20);
    Duration owed = Duration.ofSeconds(1L << doublings);
    Instant next = tries.get().last().plus(owed.compareTo(LONGEST) > 0 ? LONGEST : owed);
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }

  private static void count(Tx tx, String subject, Instant now) throws java.sql.SQLException {
    int known =
        tx.update(
            "update sign_in_failure set tries = tries + 1, last = ? where subject = ?",
            now,
            subject);
    if (known == 0) {
      tx.update(
          "insert into sign_in_failure (subject, tries, last) values (?, 1, ?)", subject, now);
    }
  }

  private String account(String name) {
    return "account " + key.sign("tries", "account " + Accounts.plain(name));
  }

  private String address(String address) {
    return "address " + key.sign("tries", "address " + address);
  }
}
