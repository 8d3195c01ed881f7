package org.learnwire.sandbox.company;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What is dirty on purpose, each case once. People after the team leads are numbered from 1 here,
 * so that a company of any size has them all.
 */
final class OddCases {

  private static final int OBRIEN = 2;
  private static final int SUSPENDED_ACCOUNT = 3;
  private static final int SUSPENDED_ENROLMENT = 4;
  private static final int SHARED_ONE = 5;
  private static final int SHARED_TWO = 6;
  private static final int ON_LEAVE = 7;
  private static final int REUSED_NUMBER = 8;
  private static final int UPPER_CASE = 9;
  private static final int LEFT = 10;
  private static final int FIRST_DEVELOPMENT = 6;
  private static final String SHARED = "warehouse.desk@acme.example.test";

  private final Company company;
  private final Plan plan;
  private final int leads;

  OddCases(Company company) {
    this.company = company;
    this.plan = company.plan();
    this.leads = new PeopleMaker(plan).teams();
  }

  static Employee adjust(Employee e, int number, Plan plan) {
    LocalDate anchor = plan.anchor();
    return switch (number) {
      case OBRIEN -> e.renamed("July", "O'Brien & Söhne", "july.obrien@acme.example.test", e.changed());
      case SHARED_ONE, SHARED_TWO -> e.renamed(e.first(), e.last(), SHARED, e.changed());
      case ON_LEAVE -> e.standing(Employee.Standing.ON_LEAVE, plan.daysBefore(20));
      case REUSED_NUMBER -> hired(e, anchor.minusDays(100));
      case UPPER_CASE -> e.renamed(e.first(), e.last(), shout(e.email()), e.changed());
      case LEFT -> e.left(anchor.minusDays(12), plan.daysBefore(11));
      default -> e;
    };
  }

  static Account adjust(Account a, int number) {
    return switch (number) {
      // Both accounts need a user name of their own though they share the address.
      case SHARED_ONE, SHARED_TWO ->
          new Account(
              a.id(),
              a.username() + number,
              a.first(),
              a.last(),
              a.email(),
              a.department(),
              a.idnumber(),
              false,
              false);
      case UPPER_CASE -> a.renamed(a.first(), a.last(), a.email().toLowerCase(Locale.ROOT));
      case SUSPENDED_ACCOUNT, LEFT -> a.suspend();
      default -> a;
    };
  }

  void add() {
    enrolment(SUSPENDED_ENROLMENT, 2).status(Enrolment.Status.SUSPENDED);
    formerOwner();
    sharedAddressLearns();
    unknownToHr();
    deleted();
    serviceUser();
    name("name with ' and &", OBRIEN);
    name("suspended account", SUSPENDED_ACCOUNT);
    name("suspended enrolment in course 2", SUSPENDED_ENROLMENT);
    name("shares an address (1)", SHARED_ONE);
    name("shares an address (2)", SHARED_TWO);
    name("on leave", ON_LEAVE);
    name("has a reused number", REUSED_NUMBER);
    name("address in capitals in HR", UPPER_CASE);
    name("left twelve days before the anchor", LEFT);
  }

  private static Employee hired(Employee e, LocalDate day) {
    return new Employee(
        e.id(),
        e.number(),
        e.first(),
        e.last(),
        e.email(),
        e.title(),
        e.team(),
        e.location(),
        e.supervisor(),
        e.standing(),
        day,
        null,
        e.changed(),
        Employee.Change.UPDATED);
  }

  private static String shout(String email) {
    return email.substring(0, 1).toUpperCase(Locale.ROOT)
        + email.substring(1).replace("@acme", "@ACME");
  }

  /** Left more than two years before the number was given to somebody else. */
  private void formerOwner() {
    Employee successor = company.employee(employeeId(REUSED_NUMBER)).orElseThrow();
    LocalDate left = plan.anchor().minusDays(100 + 760);
    Employee former =
        new Employee(
            company.newEmployeeId(),
            successor.number(),
            "Wilhelmina",
            "Ostrowski",
            "wilhelmina.ostrowski" + PeopleMaker.DOMAIN,
            "Technician",
            successor.team(),
            "Leipzig",
            successor.supervisor(),
            Employee.Standing.LEFT,
            left.minusYears(6),
            left,
            plan.daysBefore(100 + 755),
            Employee.Change.UPDATED);
    company.put(former);
    Account account =
        new Account(
            company.newAccountId(),
            "wilhelmina.ostrowski",
            former.first(),
            former.last(),
            former.email(),
            former.team(),
            former.number(),
            true,
            false);
    company.put(account);
    company.link(account, former);
    Course safety = company.course(2).orElseThrow();
    Enrolment old = company.enrol(account.id(), safety, false);
    new HistoryMaker(company).complete(old, safety, plan.daysBefore(100 + 800));
    remember("former owner of a reused number", account, former.number());
  }

  /** So that an observation names an address that two people have. */
  private void sharedAddressLearns() {
    int account = accountId(SHARED_ONE);
    company
        .course(FIRST_DEVELOPMENT)
        .ifPresent(
            course -> {
              Enrolment enrolment =
                  company
                      .enrolment(account, course.id())
                      .orElseGet(() -> company.enrol(account, course, false));
              enrolment.startAgain();
              new HistoryMaker(company).complete(enrolment, course, plan.daysBefore(55));
            });
  }

  private void unknownToHr() {
    Account account =
        new Account(
            company.newAccountId(),
            "pat.external",
            "Pat",
            "External",
            "pat.external@partner.example.test",
            "",
            "",
            false,
            false);
    company.put(account);
    Course safety = company.course(2).orElseThrow();
    Enrolment enrolment = company.enrol(account.id(), safety, false);
    new HistoryMaker(company).complete(enrolment, safety, plan.daysBefore(40));
    remember("unknown to HR", account, "");
  }

  private void deleted() {
    Account account =
        new Account(
            company.newAccountId(),
            "gone.user",
            "Gone",
            "User",
            "gone.user" + PeopleMaker.DOMAIN,
            "",
            "E9001",
            false,
            false);
    company.put(account.delete(plan.daysBefore(30)));
    remember("deleted", account, "");
  }

  private void serviceUser() {
    Account account =
        new Account(
            company.newAccountId(),
            "svc.connector",
            "Svc",
            "svc.connector",
            "svc.connector" + PeopleMaker.DOMAIN,
            "",
            "",
            false,
            false);
    company.put(account);
    company.serviceUser(account.id());
  }

  private Enrolment enrolment(int number, int course) {
    return company.enrolment(accountId(number), course).orElseThrow();
  }

  private int accountId(int number) {
    return PeopleMaker.FIRST_ACCOUNT + leads + number;
  }

  private String employeeId(int number) {
    return company.employeeOf(accountId(number)).orElseThrow().id();
  }

  private void name(String what, int number) {
    Account account = company.account(accountId(number)).orElseThrow();
    remember(what, account, account.idnumber());
  }

  private void remember(String what, Account account, String number) {
    company.oddities().put(what, ("user " + account.id() + " " + number).trim());
  }
}
