package org.learnwire.lti.dialect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The custom parameters that a registration asks for, so that a launch joins the account that a
 * pull knows. What a platform cannot resolve comes back as it was sent, and is no value.
 */
public final class Parameters {
  static final String USER = "lw_user";
  static final String EMPLOYEE = "lw_employee";
  static final String HOST = "lw_host";
  static final String COURSE = "lw_course";

  private Parameters() {}

  /** By name, the platform's variables. */
  static Map<String, String> of(Dialect dialect) {
    Map<String, String> asked = new LinkedHashMap<>();
    if (dialect == Dialect.CANVAS) {
      asked.put(USER, "$Canvas.user.id");
      asked.put(EMPLOYEE, "$Canvas.user.sisSourceId");
      asked.put(COURSE, "$Canvas.course.id");
      asked.put(HOST, "$Canvas.api.domain");
    } else {
      asked.put(EMPLOYEE, "$Person.sourcedId");
    }
    return asked;
  }
}
