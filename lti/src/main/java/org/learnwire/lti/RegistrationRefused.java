package org.learnwire.lti;

/** A registration that did not come about, in words for the administrator; no token in it. */
public final class RegistrationRefused extends RuntimeException {
  private final String next;

  public RegistrationRefused(String what, String next) {
    super(what, null, false, false);
    this.next = next;
  }

  /** What to do next, in a sentence. */
  public String next() {
    return next;
  }
}
