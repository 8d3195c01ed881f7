package org.learnwire.sandbox.bamboohr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Employee;

/** The fields of an employee by their alias, with the type that the field catalogue gives them. */
final class EmployeeFields {

  private record Field(String name, String type, Source source) {}

  private interface Source {
    @Nullable String of(Employee employee, Company company);
  }

  /** An empty date; null is not used for dates. */
  private static final String NO_DATE = "0000-00-00";

  private static final Map<String, Field> ALL = new LinkedHashMap<>();

  static {
    put("displayName", "Display name", "text", (e, c) -> e.displayName());
    put("firstName", "First name", "text", (e, c) -> e.first());
    put("lastName", "Last name", "text", (e, c) -> e.last());
    put("preferredName", "Preferred name", "text", (e, c) -> null);
    put("jobTitle", "Job title", "list", (e, c) -> e.title());
    put("workEmail", "Work email", "email", (e, c) -> e.email());
    put("department", "Department", "list", (e, c) -> e.team());
    put("division", "Division", "list", (e, c) -> "Acme");
    put("location", "Location", "list", (e, c) -> e.location());
    put("supervisor", "Manager", "employee", EmployeeFields::supervisor);
    put("supervisorEId", "Manager EID", "text", (e, c) -> e.supervisor());
    put("employeeNumber", "Employee #", "text", (e, c) -> e.number());
    put("status", "Status", "status", EmployeeFields::status);
    put("employmentHistoryStatus", "Employment status", "list", EmployeeFields::employment);
    put("hireDate", "Hire date", "date", (e, c) -> date(e.hired()));
    put("terminationDate", "Termination date", "date", (e, c) -> date(e.left()));
    put("lastChanged", "Last changed", "timestamp", (e, c) -> time(e.changed()));
  }

  private EmployeeFields() {}

  private static void put(String alias, String name, String type, Source source) {
    ALL.put(alias, new Field(name, type, source));
  }

  static Iterable<String> aliases() {
    return ALL.keySet();
  }

  static boolean knows(String alias) {
    return ALL.containsKey(alias);
  }

  static String name(String alias) {
    return ALL.get(alias).name();
  }

  static String type(String alias) {
    return ALL.get(alias).type();
  }

  static @Nullable String value(String alias, Employee employee, Company company) {
    return ALL.get(alias).source().of(employee, company);
  }

  static String time(long second) {
    return Instant.ofEpochSecond(second).toString().replace("Z", "+00:00");
  }

  private static String date(@Nullable LocalDate day) {
    return day == null ? NO_DATE : day.toString();
  }

  private static @Nullable String supervisor(Employee employee, Company company) {
    return employee.supervisor() == null
        ? null
        : company.employee(employee.supervisor()).map(Employee::displayName).orElse(null);
  }

  private static String status(Employee employee, Company company) {
    return employee.standing() == Employee.Standing.LEFT ? "Inactive" : "Active";
  }

  /** Somebody on leave is still active; only this field tells. */
  private static String employment(Employee employee, Company company) {
    return switch (employee.standing()) {
      case ACTIVE -> "Full-Time";
      case ON_LEAVE -> "Leave of Absence";
      case LEFT -> "Terminated";
    };
  }
}
