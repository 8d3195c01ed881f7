package org.learnwire.people;

/** What was said about a person cannot be taken; the message says why and what to do. */
public final class RulingRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RulingRefused(String message) {
    super(message);
  }
}
