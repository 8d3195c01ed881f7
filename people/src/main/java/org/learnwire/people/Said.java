package org.learnwire.people;

import java.util.Locale;

/**
 * Whom a person wrote down for an account, by what the HR system knows them by.
 *
 * @param value folded where its kind is
 */
public record Said(Key key, String value) {

  /** By what an employee is named. */
  public enum Key {
    EMPLOYEE_NUMBER("number_key"),
    /** What they sign in with everywhere; the user name where the HR system says no more. */
    SSO_ID("coalesce(sso_id, lower(username))"),
    WORK_EMAIL("email");

    private final String column;

    Key(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  public Said {
    value = key == Key.EMPLOYEE_NUMBER ? value.strip() : value.strip().toLowerCase(Locale.ROOT);
  }

  public static Said number(String number) {
    return new Said(Key.EMPLOYEE_NUMBER, number);
  }

  /** Whether this state of an employee is who is meant. */
  boolean means(Account employee) {
    String own =
        switch (key) {
          case EMPLOYEE_NUMBER -> employee.numberKey();
          case SSO_ID -> employee.ssoId() == null ? employee.username() : employee.ssoId();
          case WORK_EMAIL -> employee.email();
        };
    return own != null && value.equals(new Said(key, own).value());
  }

  String word() {
    return switch (key) {
      case EMPLOYEE_NUMBER -> "the employee number " + value;
      case SSO_ID -> "the SSO id";
      case WORK_EMAIL -> "the address";
    };
  }
}
