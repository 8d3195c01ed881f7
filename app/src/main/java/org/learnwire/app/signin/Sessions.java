package org.learnwire.app.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is signed in: a row per browser, found by the hash of its cookie. */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /** A page that stays open asks every few seconds; the row need not know of each. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private final SessionRules rules;

  public Sessions(Database database, Clock clock, SessionRules rules) {
    this.database = database;
    this.clock = clock;
    this.rules = rules;
  }

  /**
   * How long a session lasts.
   *
   * @param idle without a request
   * @param ends at most
   */
  public record SessionRules(Duration idle, Duration ends) {
    public static SessionRules usual() {
      return new SessionRules(Duration.ofMinutes(30), Duration.ofHours(8));
    }
  }

  /**
   * A session that is on.
   *
   * @param account null: it began with a link or with single sign-on
   */
  public record Session(@Nullable String account, SignedIn who) {}

  /**
   * Begins one; the cookie's value, kept nowhere.
   *
   * @param origin the address it is good at
   */
  public String begin(SignedIn who, @Nullable String account, String origin) {
    String cookie = Secret.draw();
    Instant now = clock.instant();
    database.write(
        "a session begins",
        tx -> {
          tx.update(
              "delete from sign_in_session where ends < ? or seen < ?",
              now,
              now.minus(rules.idle()));
          return tx.update(
              "insert into sign_in_session"
                  + " (hash, account, title, roles, person_id, origin, began, seen, ends)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              Secret.hash(cookie),
              account,
              who.name(),
              Role.words(who.roles()),
              who.personId(),
              origin,
              now,
              now,
              now.plus(rules.ends()));
        });
    return cookie;
  }

  private record Row(Session session, String origin, Instant seen, Instant ends) {}

  /**
   * Whose cookie it is, unless the session has ended or was begun at another address.
   *
   * @param active whether this counts as being there: a page that asks by itself does not
   */
  public Optional<Session> find(String cookie, String origin, boolean active) {
    String hash = Secret.hash(cookie);
    Instant now = clock.instant();
    Optional<Row> found =
        database.read(
            tx ->
                tx.one(
                    "select account, title, roles, person_id, origin, seen, ends"
                        + " from sign_in_session where hash = ?",
                    Sessions::row,
                    hash));
    if (found.isPresent() && !found.get().origin().equals(origin)) {
      LOG.warn("a session's cookie came to another address than its own: it was not taken");
    }
    Optional<Row> on =
        found.filter(
            row ->
                row.origin().equals(origin)
                    && now.isBefore(row.ends())
                    && now.isBefore(row.seen().plus(rules.idle())));
    if (active && on.isPresent() && now.isAfter(on.get().seen().plus(NOTED))) {
      database.write(
          "a session goes on",
          tx -> tx.update("update sign_in_session set seen = ? where hash = ?", now, hash));
    }
    return on.map(Row::session);
  }

  public void end(String cookie) {
    database.write(
        "a session ends",
        tx -> tx.update("delete from sign_in_session where hash = ?", Secret.hash(cookie)));
  }

  /** All sessions of an account but the one with this cookie; how many there were. */
  public int endOthers(String account, String cookie) {
    return database.write(
        "other sessions end",
        tx ->
            tx.update(
                "delete from sign_in_session where account = ? and hash <> ?",
                account,
                Secret.hash(cookie)));
  }

  private static Row row(ResultSet row) throws SQLException {
    Set<Role> roles = Role.all(row.getString(3));
    return new Row(
        new Session(row.getString(1), new SignedIn(row.getString(2), roles, row.getString(4))),
        row.getString(5),
        Times.instant(row.getLong(6)),
        Times.instant(row.getLong(7)));
  }
}
