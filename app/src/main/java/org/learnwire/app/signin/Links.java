package org.learnwire.app.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;

/**
 * Links that are good once, for one purpose and for a time. The signature is looked at before the
 * database is; the row is what makes it good once.
 */
public final class Links {
  private final Database database;
  private final Clock clock;
  private final SignInKey key;

  public Links(Database database, Clock clock, SignInKey key) {
    this.database = database;
    this.clock = clock;
    this.key = key;
  }

  /** What a link is for; one for one is worth nothing for another. */
  public enum Purpose {
    SETUP,
    PASSWORD,
    SIGN_IN;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What a link leads to.
   *
   * @param account whose password is chosen with it
   * @param title whom it is for
   * @param page where it ends
   */
  public record Link(
      Purpose purpose,
      @Nullable String account,
      String title,
      Set<Role> roles,
      @Nullable String personId,
      String page) {

    /** To choose the password of an account. */
    public static Link password(Account account) {
      return new Link(
          Purpose.PASSWORD, account.name(), account.title(), Set.of(), null, "/account");
    }

    /** To what asks a person. */
    public static Link person(String title, String personId) {
      return new Link(Purpose.SIGN_IN, null, title, Set.of(), personId, "/loop/next");
    }

    /** To one thing that asks a person, and not to the rest of their page. */
    public static Link task(String title, String personId, String entry) {
      return new Link(
          Purpose.SIGN_IN, null, title, Set.of(), personId, "/loop/question?id=" + entry);
    }

    /** To the pages of a role, without an account. */
    public static Link role(String title, Role role) {
      return new Link(Purpose.SIGN_IN, null, title, Set.of(role), null, "/");
    }
  }

  /** Hands one out: what follows the server's address and {@code /enter/}. */
  public String hand(Link link, Duration good) {
    String id = Secret.draw().substring(0, 22);
    Instant expires = clock.instant().plus(good);
    keep(id, link, expires);
    String signed = id + "." + expires.getEpochSecond();
    return link.purpose().word() + "." + signed + "." + key.sign(link.purpose().word(), signed);
  }

  /** A code to be typed, good like a link; earlier ones are worth nothing any more. */
  String code(Link link, Duration good) {
    String code = Secret.readable();
    database.write(
        "codes of before end",
        tx -> tx.update("delete from sign_in_link where purpose = ?", link.purpose().word()));
    keep(Secret.hash(code), link, clock.instant().plus(good));
    return code;
  }

  private void keep(String id, Link link, Instant expires) {
    database.write(
        "a link is handed out",
        tx -> {
          tx.update("delete from sign_in_link where expires < ?", clock.instant());
          return tx.update(
              "insert into sign_in_link"
                  + " (id, purpose, account, title, roles, person_id, page, created, expires)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              id,
              link.purpose().word(),
              link.account(),
              link.title(),
              Role.words(link.roles()),
              link.personId(),
              link.page(),
              clock.instant(),
              expires);
        });
  }

  /** What it leads to, while it is good; this does not use it up. */
  public Optional<Link> look(String given) {
    return id(given).flatMap(this::row);
  }

  /** The same, and it is used up: the second of two gets nothing. */
  public Optional<Link> spend(String given) {
    return id(given).flatMap(this::spent);
  }

  Optional<Link> spendCode(String code) {
    return spent(Secret.hash(code.strip().toUpperCase(java.util.Locale.ROOT)))
        .filter(link -> link.purpose() == Purpose.SETUP);
  }

  private Optional<Link> spent(String id) {
    return database.write(
        "a link is used",
        tx -> {
          Instant now = clock.instant();
          int used =
              tx.update(
                  "update sign_in_link set used = ?"
                      + " where id = ? and used is null and expires > ?",
                  now,
                  id,
                  now);
          return used == 1
              ? tx.one("select " + COLUMNS + " from sign_in_link where id = ?", Links::link, id)
              : Optional.<Link>empty();
        });
  }

  private static final String COLUMNS = "purpose, account, title, roles, person_id, page";

  private Optional<Link> row(String id) {
    return database.read(
        tx ->
            tx.one(
                "select "
                    + COLUMNS
                    + " from sign_in_link where id = ? and used is null and expires > ?",
                Links::link,
                id,
                clock.instant()));
  }

  /** The id of a link that we have signed and that is not too old. */
  private Optional<String> id(String given) {
    String[] parts = given.split("\\.", -1);
    if (parts.length != 4
        || Arrays.stream(Purpose.values()).noneMatch(each -> each.word().equals(parts[0]))
        || !Secret.same(key.sign(parts[0], parts[1] + "." + parts[2]), parts[3])) {
      return Optional.empty();
    }
    try {
      Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[2]));
      return expires.isAfter(clock.instant()) ? Optional.of(parts[1]) : Optional.empty();
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        Purpose.valueOf(row.getString(1).toUpperCase(java.util.Locale.ROOT)),
        row.getString(2),
        row.getString(3),
        Role.all(row.getString(4)),
        row.getString(5),
        row.getString(6));
  }
}
