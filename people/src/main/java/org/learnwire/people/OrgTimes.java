package org.learnwire.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** Where a person stood in the company from when to when, as the HR record said it. */
public final class OrgTimes {
  private static final String STATES =
      "select valid_from, connection_id, remote_id, department, manager_remote_id, status,"
          + " hire_date, termination_date, site, language, time_zone, leave_from, leave_to"
          + " from account"
          + " where kind = 'employee' and person_id = ? order by valid_from, id";

  private OrgTimes() {}

  /**
   * One state of the record.
   *
   * @param from the day from which it counts; null for the first: so it was as long as is known
   * @param seen the day on which it was first seen
   * @param manager the manager's person id
   */
  public record State(
      @Nullable LocalDate from,
      LocalDate seen,
      EmployeeFacts.Status status,
      @Nullable String team,
      @Nullable String manager,
      @Nullable LocalDate hired,
      @Nullable LocalDate left,
      @Nullable LocalDate leaveFrom,
      @Nullable LocalDate leaveTo,
      @Nullable String site,
      @Nullable String language,
      @Nullable String timeZone) {
    /** Whether a leave with dates covers the day. */
    public boolean onLeave(LocalDate day) {
      return (leaveFrom != null || leaveTo != null)
          && (leaveFrom == null || !day.isBefore(leaveFrom))
          && (leaveTo == null || !day.isAfter(leaveTo));
    }

    boolean says(State other) {
      return status == other.status
          && Objects.equals(team, other.team)
          && Objects.equals(manager, other.manager)
          && Objects.equals(hired, other.hired)
          && Objects.equals(left, other.left)
          && Objects.equals(leaveFrom, other.leaveFrom)
          && Objects.equals(leaveTo, other.leaveTo)
          && Objects.equals(site, other.site)
          && Objects.equals(language, other.language)
          && Objects.equals(timeZone, other.timeZone);
    }
  }

  /** What an HR record is known by now. */
  public record Key(@Nullable String number, @Nullable String issuer, @Nullable String workEmail) {
    /**
     * Whether a list means this record.
     *
     * @param email empty where it names a number and its issuer
     */
    public boolean is(String email, String aNumber, String anIssuer) {
      return email.isEmpty()
          ? aNumber.equals(number) && anIssuer.equals(issuer)
          : email.equalsIgnoreCase(workEmail);
    }
  }

  /** The keys of a record; empty for none. */
  public static List<Key> keys(Tx tx, String personId) throws SQLException {
    return tx.list(
        "select employee_number, issuer, email from account"
            + " where kind = 'employee' and person_id = ? and valid_to is null",
        r -> new Key(r.getString(1), r.getString(2), r.getString(3)),
        personId);
  }

  /** In time; empty for somebody whom no HR system knows. */
  public static List<State> of(Tx tx, String personId, ZoneId zone) throws SQLException {
    List<State> times = new ArrayList<>();
    for (State next : tx.list(STATES, r -> state(r, zone), personId)) {
      int last = times.size() - 1;
      if (last >= 0 && times.get(last).says(next)) {
        continue;
      }
      // Two states of one day: the later one counts for the day.
      if (last > 0 && next.from().equals(times.get(last).from())) {
        times.remove(last);
      }
      times.add(times.isEmpty() ? sinceEver(next) : next);
    }
    return times;
  }

  private static State sinceEver(State first) {
    return new State(
        null,
        first.seen(),
        first.status(),
        first.team(),
        first.manager(),
        first.hired(),
        first.left(),
        first.leaveFrom(),
        first.leaveTo(),
        first.site(),
        first.language(),
        first.timeZone());
  }

  private static State state(ResultSet r, ZoneId zone) throws SQLException {
    UUID connection = UUID.fromString(r.getString(2));
    String remote = r.getString(3);
    String manager = r.getString(5);
    boolean has = manager != null && !manager.isBlank() && !manager.equals(remote);
    LocalDate seen = Times.instant(r.getLong(1)).atZone(zone).toLocalDate();
    return new State(
        seen,
        seen,
        EmployeeFacts.Status.valueOf(r.getString(6)),
        r.getString(4),
        has ? People.personId(connection, manager) : null,
        date(r.getString(7)),
        date(r.getString(8)),
        date(r.getString(12)),
        date(r.getString(13)),
        r.getString(9),
        r.getString(10),
        r.getString(11));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return Optional.ofNullable(text).map(LocalDate::parse).orElse(null);
  }
}
