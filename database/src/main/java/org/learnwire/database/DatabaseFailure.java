package org.learnwire.database;

/** The database could not do what was asked: the message names the unit of work. */
public final class DatabaseFailure extends RuntimeException {
  DatabaseFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
