package org.learnwire.database;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Its tables are not those of this version, and cannot be made so: says where and what to do. */
public final class UnusableDatabase extends RuntimeException {
  private UnusableDatabase(String message, Throwable cause) {
    super(message, cause);
  }

  static UnusableDatabase in(String place, FlywayException e) {
    return e instanceof FlywayValidateException
        ? new UnusableDatabase(
            "the database in "
                + place
                + " was made by another version of Learnwire and cannot be taken over. Nothing in"
                + " it was changed. Use the version that made it, or begin with another folder"
                + " (data: or --data DIR): what the sources still have is read again.",
            e)
        : new UnusableDatabase(
            "the database in "
                + place
                + " could not be brought to this version: "
                + reason(e)
                + ". Nothing in it was changed. Look at the disk's room and rights, or put back a"
                + " copy.",
            e);
  }

  private static String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = String.valueOf(deepest.getMessage()).strip();
    return message.lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
