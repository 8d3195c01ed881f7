package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;

/**
 * Where people stand in the company at a moment, as HR says: a person with several HR records
 * stands where they work, and of two employments in the one that began last. What was before a
 * record was first seen is read as it was then.
 */
public final class Org {
  private final Database database;

  Org(Database database) {
    this.database = database;
  }

  /** Whoever the HR system names as the person's manager: never taken from an LMS role. */
  public Optional<String> managerOf(String person) {
    return manager(person, null);
  }

  /** The manager at a moment, as HR said then. */
  public Optional<String> managerOf(String person, Instant at) {
    return manager(person, at);
  }

  /** Nobody is their own manager. */
  private Optional<String> manager(String person, @Nullable Instant at) {
    return database.read(
        tx -> {
          Optional<Account> record = records(tx, person, at).stream().findFirst();
          Post post = record.map(Account::post).orElse(null);
          if (post == null || post.managerRemoteId() == null) {
            return Optional.empty();
          }
          String manager =
              Persons.speaking(
                  tx, People.personId(record.get().connectionId(), post.managerRemoteId()));
          boolean there = !records(tx, manager, at).isEmpty();
          return there && !manager.equals(Persons.speaking(tx, person))
              ? Optional.of(manager)
              : Optional.empty();
        });
  }

  /** Whom the HR system names somebody as the manager of, now, and who have not left. */
  public List<String> reportsOf(String person) {
    return database.read(tx -> reports(tx, person, Integer.MAX_VALUE));
  }

  /** Whether there is one of {@link #reportsOf}. */
  public boolean leads(String person) {
    return !database.read(tx -> reports(tx, person, 1)).isEmpty();
  }

  /** Team, site, leave, language and the like, as they are now. */
  public Optional<Post> postOf(String person) {
    return post(person, null);
  }

  /** Team, site, leave, language and the like at a moment. */
  public Optional<Post> postOf(String person, Instant at) {
    return post(person, at);
  }

  private Optional<Post> post(String person, @Nullable Instant at) {
    return database.read(tx -> records(tx, person, at)).stream().findFirst().map(Account::post);
  }

  /** The person's team, as the HR system says. */
  public Optional<String> teamOf(String person) {
    return postOf(person).map(Post::team);
  }

  /** The team at a moment. */
  public Optional<String> teamOf(String person, Instant at) {
    return postOf(person, at).map(Post::team);
  }

  /** Where the person stands with the company now. */
  public Optional<EmployeeFacts.Status> statusOf(String person) {
    return postOf(person).map(Post::status);
  }

  /**
   * Where the person stands at a moment: outside their dates never at work, on leave while it
   * lasts.
   */
  public Optional<EmployeeFacts.Status> statusOf(String person, Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return postOf(person, at).map(post -> post.statusOn(day));
  }

  private List<String> reports(Tx tx, String manager, int most) throws SQLException {
    Set<String> named = new TreeSet<>();
    for (Account own : records(tx, manager, null)) {
      Accounts.current(
              tx,
              "kind = 'employee' and manager_remote_id = ? and connection_id = ?",
              own.remoteId(),
              own.connectionId())
          .forEach(each -> named.add(String.valueOf(each.personId())));
    }
    String speaking = Persons.speaking(tx, manager);
    List<String> reports = new ArrayList<>();
    for (String person : Persons.speaking(tx, named)) {
      // Somebody with two records is led where they work.
      boolean led = manager(person, null).filter(speaking::equals).isPresent();
      List<Account> records = records(tx, person, null);
      if (led && rank(records.get(0).post(), null) < 2) {
        reports.add(person);
      }
      if (reports.size() == most) {
        break;
      }
    }
    return reports;
  }

  /**
   * The person's HR records, each in one state, the one in which they work first.
   *
   * @param at null: as they are now
   */
  static List<Account> records(Tx tx, String person, @Nullable Instant at) throws SQLException {
    List<Account> records = new ArrayList<>();
    for (String id : Persons.idsOf(tx, person)) {
      if (at == null) {
        records.addAll(Accounts.current(tx, "kind = 'employee' and person_id = ?", id));
      } else {
        List<Account> states = Accounts.everyState(tx, "kind = 'employee' and person_id = ?", id);
        if (!states.isEmpty()) {
          records.add(Accounts.at(states, new Moment(at)));
        }
      }
    }
    if (records.size() > 1) {
      LocalDate day = at == null ? null : at.atZone(ZoneOffset.UTC).toLocalDate();
      records.sort(
          Comparator.comparing((Account record) -> rank(record.post(), day))
              .thenComparing(Org::hired, Comparator.reverseOrder()));
    }
    return records;
  }

  private static LocalDate hired(Account record) {
    Post post = record.post();
    return post == null || post.hireDate() == null ? LocalDate.MIN : post.hireDate();
  }

  private static int rank(@Nullable Post post, @Nullable LocalDate day) {
    if (post == null) {
      return 3;
    }
    return switch (day == null ? post.status() : post.statusOn(day)) {
      case ACTIVE, ON_LEAVE -> 0;
      case PENDING -> 1;
      case INACTIVE -> 2;
    };
  }
}
