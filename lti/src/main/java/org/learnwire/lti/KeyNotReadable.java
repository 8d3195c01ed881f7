package org.learnwire.lti;

/** A key of ours in the database was sealed under another key than the data folder has now. */
public final class KeyNotReadable extends RuntimeException {
  public KeyNotReadable(String why, Throwable cause) {
    super(
        "the keys that we sign with for learning platforms cannot be read: "
            + why
            + "; bring back the key that the data folder had, or make new ones on the page LMS",
        cause);
  }
}
