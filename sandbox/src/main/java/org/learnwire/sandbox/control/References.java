package org.learnwire.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.function.Predicate;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.company.Enrolment;

/** Finds what an operator means by person, course, activity and time. */
final class References {

  private final Company company;
  private final JsonNode request;

  References(Company company, JsonNode request) {
    this.company = company;
    this.request = request;
  }

  /** By user id, employee number or address; the account in use wins over a suspended one. */
  Account account() {
    String person = text("person");
    Predicate<Account> fits =
        person.matches("\\d+")
            ? account -> String.valueOf(account.id()).equals(person)
            : account ->
                account.idnumber().equalsIgnoreCase(person)
                    || account.email().equalsIgnoreCase(person);
    return company.accounts().stream()
        .filter(fits)
        .min(Comparator.comparing(Account::suspended))
        .orElseThrow(() -> new BadRequest("no person " + person));
  }

  Employee employee() {
    Account account = account();
    return company
        .employeeOf(account.id())
        .orElseThrow(() -> new BadRequest("user " + account.id() + " is unknown to HR"));
  }

  Course course() {
    if (!request.hasNonNull("course") && request.hasNonNull("activity")) {
      return place().course();
    }
    String wanted = text("course");
    return company.courses().stream()
        .filter(c -> String.valueOf(c.id()).equals(wanted) || c.shortname().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new BadRequest("no course " + wanted));
  }

  Enrolment enrolment() {
    int user = account().id();
    Course course = course();
    return company
        .enrolment(user, course.id())
        .orElseThrow(
            () -> new BadRequest("user " + user + " was never enrolled in course " + course.id()));
  }

  private Company.Place place() {
    String cmid = text("activity");
    return (cmid.matches("\\d{1,9}")
            ? company.place(Integer.parseInt(cmid))
            : java.util.Optional.<Company.Place>empty())
        .orElseThrow(() -> new BadRequest("no activity with cmid " + cmid));
  }

  /** By cmid, by module type within the course, or the first that fits. */
  Activity activity(Predicate<Activity> fits) {
    String wanted = request.path("activity").asText("");
    if (wanted.matches("\\d+")) {
      return place().activity();
    }
    Enrolment enrolment = enrolment();
    return course().activities().stream()
        .filter(a -> wanted.isEmpty() ? fits.test(a) : a.module().word().equals(wanted))
        .min(Comparator.comparing(a -> enrolment.progress().get(a.index()).complete()))
        .orElseThrow(() -> new BadRequest("the course has no such activity: " + wanted));
  }

  /** Seconds or ISO; now when nothing is said. */
  static long at(JsonNode at) {
    if (at.isNumber() || at.asText("").matches("\\d+")) {
      return at.asLong();
    }
    try {
      return at.asText("").isEmpty()
          ? Instant.now().getEpochSecond()
          : Instant.parse(at.asText()).getEpochSecond();
    } catch (DateTimeParseException e) {
      throw new BadRequest("at is neither seconds nor ISO 8601: " + at.asText());
    }
  }

  String day() {
    String day = request.path("day").asText("");
    try {
      return day.isEmpty()
          ? LocalDate.ofInstant(Instant.ofEpochSecond(at(request.path("at"))), ZoneOffset.UTC)
              .toString()
          : LocalDate.parse(day).toString();
    } catch (DateTimeParseException e) {
      throw new BadRequest("day is not YYYY-MM-DD: " + day);
    }
  }

  String text(String field) {
    if (!request.hasNonNull(field)) {
      throw new BadRequest("missing: " + field);
    }
    return request.get(field).asText();
  }
}
