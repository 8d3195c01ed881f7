package org.learnwire.sandbox.company;

import java.time.LocalDate;

/** Those who are in one system and not, or no longer, in the other; and names for all odd cases. */
final class OddGuests {

  private static final int FIRST_COURSE = 2;
  private static final int FIRST_DEVELOPMENT = 6;
  private final Company company;
  private final Plan plan;
  private final int leads;

  OddGuests(Company company) {
    this.company = company;
    this.plan = company.plan();
    this.leads = new PeopleMaker(plan).teams();
  }

  void add() {
    company.status(
        company.enrolment(accountId(Odd.SUSPENDED_ENROLMENT), FIRST_COURSE).orElseThrow(),
        Enrolment.Status.SUSPENDED);
    formerOwner();
    sharedAddressLearns();
    unknownToHr();
    deleted();
    serviceUser();
    for (Odd odd : Odd.values()) {
      if (odd != Odd.NONE) {
        Account account = company.account(accountId(odd)).orElseThrow();
        remember(odd.label(), account, account.idnumber());
      }
    }
  }

  /** Learnt and left long before the number was given to somebody else. */
  private void formerOwner() {
    Employee successor = company.employeeOf(accountId(Odd.REUSED_NUMBER)).orElseThrow();
    LocalDate left = plan.anchor().minusDays(OddCases.REUSED_SINCE + 760);
    Employee former =
        successor
            .successor(company.newEmployeeId())
            .renamed("Wilhelmina", "Ostrowski", "wilhelmina.ostrowski" + PeopleMaker.DOMAIN, 0)
            .hired(left.minusYears(6))
            .left(left, plan.daysBefore(OddCases.REUSED_SINCE + 755));
    company.put(former);
    Account account =
        guest("wilhelmina.ostrowski", former.first(), former.last(), former.email())
            .numbered(former.team(), former.number())
            .suspend();
    company.put(account);
    company.link(account, former);
    learnt(account, FIRST_COURSE, OddCases.REUSED_SINCE + 800);
    remember("former owner of a reused number", account, former.number());
  }

  /** So that an observation names an address that two people have. */
  private void sharedAddressLearns() {
    if (company.course(FIRST_DEVELOPMENT).isPresent()) {
      learnt(company.account(accountId(Odd.SHARED_ONE)).orElseThrow(), FIRST_DEVELOPMENT, 55);
    }
  }

  private void unknownToHr() {
    Account account = guest("pat.external", "Pat", "External", "pat.external@partner.example.test");
    company.put(account);
    learnt(account, FIRST_COURSE, 40);
    remember("unknown to HR", account, "");
  }

  private void deleted() {
    Account account = guest("gone.user", "Gone", "User", "gone.user" + PeopleMaker.DOMAIN);
    company.put(account.delete(plan.daysBefore(30)));
    remember("deleted", account, "");
  }

  private void serviceUser() {
    Account account =
        guest("svc.connector", "Svc", "svc.connector", "svc.connector" + PeopleMaker.DOMAIN);
    company.put(account);
    company.serviceUser(account.id());
  }

  private Account guest(String username, String first, String last, String email) {
    return new Account(company.newAccountId(), username, first, last, email, "", "", false, false);
  }

  private void learnt(Account account, int courseId, int daysAgo) {
    Course course = company.course(courseId).orElseThrow();
    Enrolment enrolment =
        company
            .enrolment(account.id(), courseId)
            .orElseGet(() -> company.enrol(account.id(), course, false));
    enrolment.startAgain();
    new HistoryMaker(company).complete(enrolment, course, plan.daysBefore(daysAgo));
  }

  private int accountId(Odd odd) {
    return PeopleMaker.FIRST_ACCOUNT + leads + odd.number();
  }

  private void remember(String what, Account account, String number) {
    company.oddities().put(what, ("user " + account.id() + " " + number).trim());
  }
}
