package org.learnwire.database;

import java.util.Locale;

/**
 * A PostgreSQL database.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with the driver's parameters but without
 *     user and password
 * @param user who owns the tables
 * @param password may be empty; never shown
 */
public record PostgresTarget(String url, String user, String password) {
  private static final String SCHEME = "jdbc:postgresql:";

  public PostgresTarget {
    if (!url.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "the database url must look like jdbc:postgresql://host:5432/learnwire");
    }
    if (url.toLowerCase(Locale.ROOT).matches(".*[?&](user|password)=.*")) {
      throw new IllegalArgumentException(
          "the database url must not hold user or password: give them as user and password");
    }
    if (user.isBlank()) {
      throw new IllegalArgumentException("the database needs a user");
    }
  }

  /** The url without its parameters: for messages. */
  public String place() {
    return url.replaceFirst("\\?.*", "");
  }

  @Override
  public String toString() {
    return place() + " as " + user;
  }
}
