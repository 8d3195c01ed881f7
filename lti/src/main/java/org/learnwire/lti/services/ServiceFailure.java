package org.learnwire.lti.services;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A platform's service did not do what it was asked to. No token and no person in it. */
public final class ServiceFailure extends RuntimeException {

  /** What kind of no it is; a closed list. */
  public enum Kind {
    /** Nothing came back: down, too slow, or its circuit is open. */
    UNREACHABLE,
    /** Too many calls; later it will do. */
    THROTTLED,
    /** The client, our signature or the token is not accepted. */
    UNAUTHORIZED,
    /** The platform did not grant what this needs. */
    NOT_GRANTED,
    /** Course, line item or list is gone. */
    NOT_FOUND,
    /** The person is no learner of the course, as the platform sees it. */
    NO_LEARNER,
    /** The gradebook has something as new already. */
    NOT_LATER,
    /** The platform says that what was sent is wrong. */
    INVALID,
    /** The answer is none that the specification knows. */
    BAD_ANSWER,
    /** The address is not one that a signed launch named. */
    FOREIGN_HOST
  }

  private final Kind kind;
  private final int status;
  private final boolean perhapsDone;

  ServiceFailure(Kind kind, int status, boolean perhapsDone, String message) {
    this(kind, status, perhapsDone, message, null);
  }

  ServiceFailure(
      Kind kind, int status, boolean perhapsDone, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.status = status;
    this.perhapsDone = perhapsDone;
  }

  static ServiceFailure of(Kind kind, URI where, int status, String next) {
    String what = status == 0 ? "" : " answered " + status;
    return new ServiceFailure(kind, status, false, plain(where) + what + ": " + next);
  }

  public Kind kind() {
    return kind;
  }

  /** HTTP's number, 0 where none came. */
  public int status() {
    return status;
  }

  /** Whether the platform may have done it nonetheless: the answer was lost on the way. */
  public boolean perhapsDone() {
    return perhapsDone;
  }

  /** Without query: that may name a person. */
  static String plain(URI where) {
    return where.getScheme() + "://" + where.getAuthority() + where.getPath();
  }
}
