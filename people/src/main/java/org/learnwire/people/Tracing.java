package org.learnwire.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;
import org.learnwire.people.Traces.Place;

/** Collects what people are told by, from every state that their accounts ever had. */
public final class Tracing {
  private static final String ROWS =
      "select connection_id, remote_id, kind, issuer, number_key, email, username, sso_id,"
          + " display_name, home_page, person_id, valid_to from account";

  /** Shorter ones stand in texts by chance. */
  private static final int SHORTEST_WORD = 5;

  private final Tx tx;
  private final List<Row> all;

  private record Row(
      Place place,
      @Nullable String issuer,
      @Nullable String number,
      @Nullable String email,
      @Nullable String username,
      @Nullable String ssoId,
      @Nullable String name,
      @Nullable String homePage,
      @Nullable String personId,
      boolean current) {

    static Row of(ResultSet row) throws SQLException {
      boolean ended = row.getObject(12) != null;
      return new Row(
          new Place(UUID.fromString(row.getString(1)), row.getString(2)),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getString(8),
          row.getString(9),
          row.getString(10),
          row.getString(11),
          !ended);
    }

    Set<String> keys() {
      return Keys.of(place, issuer, number, email, ssoId, homePage);
    }

    Set<String> words() {
      Set<String> words = new TreeSet<>();
      for (String word : new String[] {email, name, username, ssoId}) {
        if (word != null
            && word.length() >= SHORTEST_WORD
            && !word.chars().allMatch(c -> c < 'A')) {
          words.add(word);
        }
      }
      return words;
    }
  }

  private Tracing(Tx tx) throws SQLException {
    this.tx = tx;
    this.all = tx.list(ROWS, Row::of);
  }

  /**
   * Of a person, under any of their ids; or of an address that no HR record has.
   *
   * @param whom a person's id, or an address
   */
  public static Traces of(Tx tx, String whom) throws SQLException {
    Tracing tracing = new Tracing(tx);
    return whom.contains("@")
        ? tracing.address(String.valueOf(Identities.folded(whom)))
        : tracing.traces(Persons.idsOf(tx, whom), Set.of());
  }

  private Traces address(String mail) {
    Set<Place> lone = new HashSet<>();
    for (Row row : all) {
      if (row.personId() == null && mail.equals(row.email())) {
        lone.add(row.place());
      }
    }
    Traces accounts = traces(Set.of(), lone);
    Set<String> keys = new TreeSet<>(accounts.keys());
    keys.addAll(Keys.ofEmail(mail));
    Set<String> words = new TreeSet<>(accounts.words());
    words.add(mail);
    return new Traces(Set.of(), accounts.accounts(), keys, words);
  }

  /** Of everybody who has an account that one of these keys names. */
  public static Traces named(Tx tx, Predicate<String> key) throws SQLException {
    Tracing tracing = new Tracing(tx);
    Set<String> ids = new HashSet<>();
    Set<Place> lone = new HashSet<>();
    for (Row row : tracing.all) {
      if (row.keys().stream().anyMatch(key)) {
        if (row.personId() == null) {
          lone.add(row.place());
        } else {
          ids.addAll(Persons.idsOf(tx, row.personId()));
        }
      }
    }
    return tracing.traces(ids, lone);
  }

  private Traces traces(Collection<String> personIds, Set<Place> lone) {
    Set<String> ids = Set.copyOf(personIds);
    Set<Place> elsewhere = new HashSet<>();
    for (Row row : all) {
      if (row.current() && row.personId() != null && !ids.contains(row.personId())) {
        elsewhere.add(row.place());
      }
    }
    Set<Place> places = new HashSet<>(lone);
    Set<String> keys = new TreeSet<>();
    Set<String> words = new TreeSet<>(ids);
    for (Row row : all) {
      if (isTheirs(row, ids, lone) && !elsewhere.contains(row.place())) {
        places.add(row.place());
        keys.addAll(row.keys());
        words.addAll(row.words());
      }
    }
    for (Row row : all) {
      if (!isTheirs(row, ids, lone)) {
        keys.removeAll(row.keys());
        words.removeAll(row.words());
      }
    }
    return new Traces(ids, places, keys, words);
  }

  private static boolean isTheirs(Row row, Set<String> ids, Set<Place> lone) {
    return row.personId() == null ? lone.contains(row.place()) : ids.contains(row.personId());
  }
}
