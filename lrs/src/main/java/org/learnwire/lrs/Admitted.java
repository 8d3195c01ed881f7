package org.learnwire.lrs;

import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;

/** Whether what a client sends may be kept at all: a policy can keep people's data out. */
@FunctionalInterface
public interface Admitted {
  boolean isAdmitted(Statement statement);

  /** Whether documents of an agent may be kept. */
  default boolean isAdmitted(Identifier agent) {
    return true;
  }

  /** Where no policy keeps anybody out. */
  static Admitted everybody() {
    return statement -> true;
  }
}
