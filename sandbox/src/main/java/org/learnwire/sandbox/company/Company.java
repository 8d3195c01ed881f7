package org.learnwire.sandbox.company;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Everyone and everything in it, indexed for the questions that the vendors' APIs ask. */
public final class Company {

  /** An activity and the course it is in. */
  public record Place(Course course, Activity activity) {}

  private final Plan plan;
  private final NavigableMap<Integer, Account> accounts = new TreeMap<>();
  private final NavigableMap<Integer, Employee> employees = new TreeMap<>();
  private final NavigableMap<Integer, Course> courses = new TreeMap<>();
  private final Map<Integer, Integer> courseOfCmid = new HashMap<>();
  private final Map<Integer, NavigableMap<Integer, Enrolment>> byAccount = new HashMap<>();
  private final Map<Integer, NavigableMap<Integer, Enrolment>> byCourse = new HashMap<>();
  private final Map<Integer, Integer> gone = new HashMap<>();
  private final Map<Integer, String> employeeOfAccount = new HashMap<>();
  private final Map<String, String> oddities = new java.util.LinkedHashMap<>();
  private int lastAttempt;
  private int lastGradeRow;
  private int serviceUser;

  Company(Plan plan) {
    this.plan = plan;
  }

  public Plan plan() {
    return plan;
  }

  public Collection<Account> accounts() {
    return accounts.values();
  }

  public Optional<Account> account(int id) {
    return Optional.ofNullable(accounts.get(id));
  }

  public void put(Account account) {
    accounts.put(account.id(), account);
  }

  public Collection<Employee> employees() {
    return employees.values();
  }

  public Optional<Employee> employee(String id) {
    return id.matches("\\d{1,9}")
        ? Optional.ofNullable(employees.get(Integer.valueOf(id)))
        : Optional.empty();
  }

  public void put(Employee employee) {
    employees.put(Integer.valueOf(employee.id()), employee);
  }

  public Collection<Course> courses() {
    return courses.values();
  }

  public Optional<Course> course(int id) {
    return Optional.ofNullable(courses.get(id));
  }

  public void put(Course course) {
    courses.put(course.id(), course);
    course.activities().forEach(activity -> courseOfCmid.put(activity.cmid(), course.id()));
  }

  public Optional<Place> place(int cmid) {
    return Optional.ofNullable(courseOfCmid.get(cmid))
        .map(courses::get)
        .flatMap(
            course ->
                course.activities().stream()
                    .filter(activity -> activity.cmid() == cmid)
                    .findFirst()
                    .map(activity -> new Place(course, activity)));
  }

  public Enrolment enrol(int account, Course course, boolean teacher) {
    Enrolment enrolment = new Enrolment(account, course, teacher);
    byAccount.computeIfAbsent(account, a -> new TreeMap<>()).put(course.id(), enrolment);
    byCourse.computeIfAbsent(course.id(), c -> new TreeMap<>()).put(account, enrolment);
    return enrolment;
  }

  public void status(Enrolment enrolment, Enrolment.Status to) {
    int before = enrolment.status() == Enrolment.Status.GONE ? 1 : 0;
    int after = to == Enrolment.Status.GONE ? 1 : 0;
    gone.merge(enrolment.course(), after - before, Integer::sum);
    enrolment.status(to);
  }

  /** How many are in a course, without those who were taken out. */
  public int enrolled(int course) {
    return enrolmentsIn(course).size() - gone.getOrDefault(course, 0);
  }

  /** By course id. */
  public NavigableMap<Integer, Enrolment> enrolmentsOf(int account) {
    return byAccount.getOrDefault(account, Collections.emptyNavigableMap());
  }

  /** By account id. */
  public NavigableMap<Integer, Enrolment> enrolmentsIn(int course) {
    return byCourse.getOrDefault(course, Collections.emptyNavigableMap());
  }

  public Optional<Enrolment> enrolment(int account, int course) {
    return Optional.ofNullable(enrolmentsOf(account).get(course));
  }

  /** Whose account it really is, whatever its number or address say. */
  public Optional<Employee> employeeOf(int account) {
    return Optional.ofNullable(employeeOfAccount.get(account)).flatMap(this::employee);
  }

  public void link(Account account, Employee employee) {
    employeeOfAccount.put(account.id(), employee.id());
  }

  /** The accounts of an employee: mostly one. */
  public List<Account> accountsOf(Employee employee) {
    List<Account> found = new ArrayList<>();
    employeeOfAccount.forEach(
        (account, id) -> {
          if (id.equals(employee.id())) {
            found.add(accounts.get(account));
          }
        });
    return found;
  }

  public int newAccountId() {
    return accounts.lastKey() + 1;
  }

  public String newEmployeeId() {
    return String.valueOf(employees.lastKey() + 1);
  }

  public int nextAttempt() {
    return ++lastAttempt;
  }

  public int nextGradeRow() {
    return ++lastGradeRow;
  }

  /** The user whose token the connector holds. */
  public int serviceUser() {
    return serviceUser;
  }

  void serviceUser(int id) {
    serviceUser = id;
  }

  /** The odd cases by name, for tests and curious people. */
  public Map<String, String> oddities() {
    return oddities;
  }
}
