package org.learnwire.sandbox.company;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Makes the whole company from a plan. */
public final class CompanyMaker {

  private final Plan plan;
  private final Company company;
  private final PeopleMaker people;
  private final List<Employee> staff = new ArrayList<>();

  private CompanyMaker(Plan plan) {
    this.plan = plan;
    this.company = new Company(plan);
    this.people = new PeopleMaker(plan);
  }

  /** The same plan gives the same company, on any machine, at any time. */
  public static Company make(Plan plan) {
    CompanyMaker maker = new CompanyMaker(plan);
    maker.people();
    maker.courses();
    new OddGuests(maker.company).add();
    return maker.company;
  }

  private void people() {
    company.put(new Account(1, "guest", "Guest user", " ", "root@localhost", "", "", false, false));
    company.put(
        new Account(2, "admin", "Admin", "User", "admin@acme.example.test", "", "", false, false));
    for (int i = 0; i < plan.people(); i++) {
      Odd odd = Odd.of(i - people.teams());
      Employee employee = OddCases.adjust(people.employee(i), odd, plan);
      Account account = OddCases.adjust(people.account(i, employee), odd);
      staff.add(employee);
      company.put(employee);
      company.put(account);
      company.link(account, employee);
    }
  }

  private void courses() {
    CourseMaker maker = new CourseMaker(plan, teachers());
    HistoryMaker history = new HistoryMaker(company);
    for (int number = 0; number < plan.courses(); number++) {
      Course course = maker.make(number);
      company.put(course);
      course.teachers().forEach(teacher -> company.enrol(teacher, course, true));
      for (int i = 0; i < staff.size(); i++) {
        long from = begins(course, CourseMaker.offer(number).share(), i);
        if (from > 0 && company.enrolment(PeopleMaker.FIRST_ACCOUNT + i, course.id()).isEmpty()) {
          Enrolment enrolment = company.enrol(PeopleMaker.FIRST_ACCOUNT + i, course, false);
          history.live(enrolment, course, from);
        }
      }
    }
  }

  /** The head of the first team, Learning & Development, and one of its people. */
  private List<Integer> teachers() {
    int first = PeopleMaker.FIRST_ACCOUNT + 1;
    return List.of(first, first + people.teams());
  }

  /** The second this person begins the course, 0 if never. */
  private long begins(Course course, double share, int index) {
    Dice dice = Dice.of(plan.seed(), "enrol " + course.shortname(), index);
    long spread = plan.daysBefore(dice.between(2, 88));
    long hired = staff.get(index).hired().atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    boolean takes =
        switch (course.kind()) {
          case MANDATORY -> true;
          case ONBOARDING -> hired > plan.daysBefore(120);
          case DEVELOPMENT -> dice.chance(share);
        };
    if (!takes && !plan.everyone()) {
      return 0;
    }
    return takes && course.kind() == Course.Kind.ONBOARDING
        ? Math.max(plan.daysBefore(90), hired)
        : Math.max(spread, Math.min(hired, plan.daysBefore(3)));
  }
}
