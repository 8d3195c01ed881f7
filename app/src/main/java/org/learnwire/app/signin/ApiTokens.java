package org.learnwire.app.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.learnwire.database.Database;
import org.learnwire.database.Times;

/** Tokens that programs show at the control API: shown once, kept as a hash, revoked at once. */
public final class ApiTokens {
  private static final String BEGINS = "lw_";

  private final Database database;
  private final Clock clock;

  public ApiTokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A token without what opens anything. */
  public record Token(
      String id, String name, Set<Scope> scopes, Instant created, String madeBy, Instant expires) {}

  /** What is shown once. */
  public record Made(String id, String token) {}

  public Made make(String name, Set<Scope> scopes, Duration good, String by) {
    if (name.isBlank() || scopes.isEmpty()) {
      throw new IllegalArgumentException(
          "A token needs a name and scopes; there are "
              + Scope.words(Set.of(Scope.values()))
              + ".");
    }
    String id = Secret.draw().substring(0, 8);
    String token = BEGINS + Secret.draw();
    Instant now = clock.instant();
    database.write(
        "a token is made",
        tx ->
            tx.update(
                "insert into api_token (id, hash, name, scopes, created, made_by, expires)"
                    + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                Secret.hash(token),
                name.strip(),
                Scope.words(scopes),
                now,
                by,
                now.plus(good)));
    return new Made(id, token);
  }

  public List<Token> list() {
    return database.read(
        tx ->
            tx.list(
                "select id, name, scopes, created, made_by, expires from api_token order by created",
                ApiTokens::token));
  }

  /** Good for nothing from the next request on. */
  public boolean revoke(String id) {
    return database.write(
            "a token is revoked", tx -> tx.update("delete from api_token where id = ?", id))
        == 1;
  }

  Optional<Token> find(String token) {
    return database.read(
        tx ->
            tx.one(
                "select id, name, scopes, created, made_by, expires from api_token"
                    + " where hash = ? and expires > ?",
                ApiTokens::token,
                Secret.hash(token),
                clock.instant()));
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getString(1),
        row.getString(2),
        Scope.all(row.getString(3)),
        Times.instant(row.getLong(4)),
        row.getString(5),
        Times.instant(row.getLong(6)));
  }
}
