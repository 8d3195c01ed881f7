package org.learnwire.app.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** The accounts of a data folder. What is refused says why in a sentence. */
public final class Accounts {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
  private static final String NO_NAME =
      "An account's name is made of letters, digits and . _ @ + -, as in ana or ana@acme.test.";
  private static final String COLUMNS =
      "name, title, password, roles, person_id, created, last_in, disabled";

  private final Database database;
  private final Clock clock;
  private final Passwords passwords;

  public Accounts(Database database, Clock clock) {
    this(database, clock, new Passwords());
  }

  Accounts(Database database, Clock clock, Passwords passwords) {
    this.database = database;
    this.clock = clock;
    this.passwords = passwords;
  }

  public List<Account> list() {
    return database.read(
        tx ->
            tx.list(
                "select " + COLUMNS + " from sign_in_account order by name", Accounts::account));
  }

  public Optional<Account> find(String name) {
    return database.read(tx -> find(tx, plain(name)));
  }

  /** Whether somebody can sign in with a password and say who else may. */
  public boolean areSetUp() {
    return list().stream().anyMatch(Accounts::keepsTheDoor);
  }

  /**
   * Adds an account without a password.
   *
   * @throws IllegalArgumentException when the name is taken or is none
   */
  public Account add(String name, String title, Set<Role> roles, @Nullable String personId) {
    String plain = plain(name);
    if (!NAME.matcher(plain).matches()) {
      throw new IllegalArgumentException(NO_NAME);
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("An account needs a role: " + allRoles() + ".");
    }
    database.write(
        "an account is added",
        tx -> {
          if (find(tx, plain).isPresent()) {
            throw new IllegalArgumentException("There is an account " + plain + " already.");
          }
          return tx.update(
              "insert into sign_in_account (name, title, roles, person_id, created)"
                  + " values (?, ?, ?, ?, ?)",
              plain,
              title.isBlank() ? plain : title.strip(),
              Role.words(roles),
              personId,
              clock.instant());
        });
    return known(plain);
  }

  /** From now on these roles; whoever is signed in by it signs in again. */
  public Account roles(String name, Set<Role> roles) {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("An account needs a role: " + allRoles() + ".");
    }
    return changed(name, "roles = ?", Role.words(roles));
  }

  /** Nobody gets in by it from now on, also who is in. */
  public Account disable(String name) {
    return changed(name, "disabled = ?", clock.instant());
  }

  public Account enable(String name) {
    return changed(name, "disabled = ?", (Object) null);
  }

  /** Why there can be no account of this name and password; null when there can. */
  public @Nullable String refusal(String name, String password) {
    return !NAME.matcher(plain(name)).matches()
        ? NO_NAME
        : passwords.refusal(plain(name), password);
  }

  /** The password of its owner; whoever is signed in by the old one is out. */
  public Account password(String name, String password) {
    String refusal = refusal(name, password);
    if (refusal != null) {
      throw new IllegalArgumentException(refusal);
    }
    return changed(name, "password = ?", passwords.hash(password));
  }

  /** The account when the password is right; takes as long when there is none. */
  Optional<Account> withPassword(String name, String password) {
    Optional<String> hash =
        database
            .read(
                tx ->
                    tx.list(
                        "select coalesce(password, '') from sign_in_account"
                            + " where name = ? and disabled is null",
                        row -> row.getString(1),
                        plain(name)))
            .stream()
            .filter(text -> !text.isEmpty())
            .findFirst();
    return passwords.fits(password, hash.orElse(null)) ? find(name) : Optional.empty();
  }

  void cameIn(String name) {
    database.write(
        "an account was used",
        tx ->
            tx.update(
                "update sign_in_account set last_in = ? where name = ?", clock.instant(), name));
  }

  private Account changed(String name, String what, @Nullable Object value) {
    String plain = plain(name);
    known(plain);
    database.write(
        "an account is changed",
        tx -> {
          boolean kept = kept(tx);
          tx.update("update sign_in_account set " + what + " where name = ?", value, plain);
          tx.update("delete from sign_in_session where account = ?", plain);
          if (kept && !kept(tx)) {
            throw new IllegalArgumentException(
                plain
                    + " is the last integrator who can sign in: nobody could let anybody in"
                    + " afterwards. Give another account the role integrator first.");
          }
          return plain;
        });
    return known(plain);
  }

  private static boolean kept(Tx tx) throws SQLException {
    return tx.list("select " + COLUMNS + " from sign_in_account", Accounts::account).stream()
        .anyMatch(Accounts::keepsTheDoor);
  }

  private static boolean keepsTheDoor(Account account) {
    return account.disabled() == null
        && account.hasPassword()
        && account.roles().contains(Role.INTEGRATOR);
  }

  private Account known(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no account " + name + "; ./learnwire accounts list has them all."));
  }

  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static String allRoles() {
    return Role.words(Set.of(Role.values()));
  }

  private static Optional<Account> find(Tx tx, String name) throws SQLException {
    return tx.one(
        "select " + COLUMNS + " from sign_in_account where name = ?", Accounts::account, name);
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getString(1),
        row.getString(2),
        row.getString(3) != null,
        Role.all(row.getString(4)),
        row.getString(5),
        Times.instant(row.getLong(6)),
        moment(row, 7),
        moment(row, 8));
  }

  private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Times.instant(micros);
  }
}
