package org.learnwire.sandbox.company;

import java.util.Locale;

/** What makes odd staff odd, in HR and in Moodle. */
final class OddCases {

  /** The number was free for two years before it was given to somebody hired then. */
  static final int REUSED_SINCE = 100;

  private static final String SHARED = "warehouse.desk" + PeopleMaker.DOMAIN;

  private OddCases() {}

  static Employee adjust(Employee e, Odd odd, Plan plan) {
    return switch (odd) {
      case OBRIEN ->
          e.renamed("July", "O'Brien & Söhne", "july.obrien" + PeopleMaker.DOMAIN, e.changed());
      case SHARED_ONE, SHARED_TWO -> e.renamed(e.first(), e.last(), SHARED, e.changed());
      case ON_LEAVE -> e.standing(Employee.Standing.ON_LEAVE, plan.daysBefore(20));
      case REUSED_NUMBER -> e.hired(plan.anchor().minusDays(REUSED_SINCE));
      case UPPER_CASE -> e.renamed(e.first(), e.last(), shout(e.email()), e.changed());
      case LEFT -> e.left(plan.anchor().minusDays(12), plan.daysBefore(11));
      default -> e;
    };
  }

  static Account adjust(Account a, Odd odd) {
    return switch (odd) {
      // Both accounts need a user name of their own though they share the address.
      case SHARED_ONE, SHARED_TWO -> a.named(a.username() + odd.number());
      case UPPER_CASE -> a.renamed(a.first(), a.last(), a.email().toLowerCase(Locale.ROOT));
      case SUSPENDED_ACCOUNT, LEFT -> a.suspend();
      default -> a;
    };
  }

  private static String shout(String email) {
    return email.substring(0, 1).toUpperCase(Locale.ROOT)
        + email.substring(1).replace("@acme", "@ACME");
  }
}
