package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;
import org.learnwire.kit.Account;
import org.learnwire.kit.Employee;
import org.learnwire.people.AccountFacts;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.routes.RecordStore.Unit;

/** Tells people/ what the directories of the connections say. */
final class PeopleWriter {
  private final Clock clock;
  private final People people;
  private final Map<String, String> issuers;

  PeopleWriter(Clock clock, People people, Map<String, String> issuers) {
    this.clock = clock;
    this.people = people;
    this.issuers = issuers;
  }

  void employee(Unit unit, Employee employee) throws SQLException {
    people.apply(unit.tx(), employer(unit.connected()), facts(employee), now());
  }

  /** Whether the record would make somebody a leaver who is none yet. */
  boolean wouldLeave(Unit unit, Employee employee) throws SQLException {
    return people.wouldLeave(unit.tx(), unit.connectionId(), facts(employee), now());
  }

  static EmployeeFacts facts(Employee employee) {
    return new EmployeeFacts(
        employee.remoteId(),
        employee.employeeNumber(),
        employee.workEmail(),
        employee.username(),
        name(employee),
        employee.title(),
        employee.department(),
        employee.managerRemoteId(),
        EmployeeFacts.Status.valueOf(employee.status().name()),
        employee.hireDate(),
        employee.terminationDate(),
        employee.ssoId(),
        employee.location(),
        employee.legalEntity(),
        employee.leaveFrom(),
        employee.leaveTo(),
        employee.language(),
        employee.timeZone());
  }

  void account(Unit unit, Account account) throws SQLException {
    people.apply(unit.tx(), source(unit.connected()), facts(account), now());
  }

  static AccountFacts facts(Account account) {
    return new AccountFacts(
        account.remoteId(),
        account.employeeNumber(),
        account.email(),
        account.username(),
        account.displayName(),
        account.ssoId());
  }

  void leaver(Tx tx, UUID connectionId, String remoteId, Instant at) throws SQLException {
    people.leaver(tx, connectionId, remoteId, at);
  }

  /** The connection as one whose accounts people have elsewhere. */
  Source source(Connected connected) {
    return source(connected, null);
  }

  /** The connection as one that says who works here. */
  Source employer(Connected connected) {
    return source(connected, connected.name());
  }

  /** Two HR connections share numbers only if the settings say that they have one issuer. */
  private Source source(Connected connected, @Nullable String issuer) {
    return new Source(
        connected.id(),
        issuers.getOrDefault(connected.name(), issuer),
        connected.connection().site());
  }

  private Instant now() {
    return clock.instant();
  }

  private static @Nullable String name(Employee employee) {
    if (employee.displayName() != null) {
      return employee.displayName();
    }
    return employee.lastName() == null
        ? employee.firstName()
        : (employee.firstName() == null ? "" : employee.firstName() + " ") + employee.lastName();
  }
}
