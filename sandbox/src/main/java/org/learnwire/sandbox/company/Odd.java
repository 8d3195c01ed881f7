package org.learnwire.sandbox.company;

/**
 * Who among the staff is dirty on purpose, each case once. People after the team leads are numbered
 * from 1 here, so that a company of any size has them all; number 1 is a teacher.
 */
enum Odd {
  OBRIEN(2, "name with ' and &"),
  SUSPENDED_ACCOUNT(3, "suspended account"),
  SUSPENDED_ENROLMENT(4, "suspended enrolment in course 2"),
  SHARED_ONE(5, "shares an address (1)"),
  SHARED_TWO(6, "shares an address (2)"),
  ON_LEAVE(7, "on leave"),
  REUSED_NUMBER(8, "has a reused number"),
  UPPER_CASE(9, "address in capitals in HR"),
  LEFT(10, "left twelve days before the anchor"),
  NONE(0, "");

  private final int number;
  private final String label;

  Odd(int number, String label) {
    this.number = number;
    this.label = label;
  }

  static Odd of(int number) {
    for (Odd odd : values()) {
      if (odd.number == number && number > 0) {
        return odd;
      }
    }
    return NONE;
  }

  int number() {
    return number;
  }

  String label() {
    return label;
  }
}
