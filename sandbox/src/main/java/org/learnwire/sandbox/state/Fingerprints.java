package org.learnwire.sandbox.state;

import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Progress;

/** A number that two companies share only if they are the same. */
public final class Fingerprints {

  private long sum = 17;

  private Fingerprints() {}

  public static String of(Company company) {
    Fingerprints print = new Fingerprints();
    company.accounts().forEach(account -> print.add(account.hashCode()));
    company.employees().forEach(print::add);
    company.courses().forEach(course -> print.add(course.fullname().hashCode()));
    for (var course : company.courses()) {
      company.enrolmentsIn(course.id()).values().forEach(print::add);
    }
    return Long.toHexString(print.sum);
  }

  private void add(long value) {
    sum = sum * 0x100000001B3L + value;
  }

  /** Not the record's hash code: an enum's differs from run to run. */
  private void add(org.learnwire.sandbox.company.Employee e) {
    String text = String.join("|", e.id(), e.number(), e.displayName(), e.email(), e.team());
    add((text + e.standing().name() + e.hired() + e.left() + e.changed()).hashCode());
  }

  private void add(Enrolment enrolment) {
    add(enrolment.account() * 31L + enrolment.course());
    add(enrolment.status().ordinal());
    add(enrolment.completedAt());
    for (Progress progress : enrolment.progress()) {
      add(progress.state() + progress.at() * 7 + progress.gradedAt());
      add(progress.grade() == null ? 0 : Double.hashCode(progress.grade()));
      progress.attempts().forEach(attempt -> add(attempt.finish() * 3 + attempt.id()));
    }
  }
}
