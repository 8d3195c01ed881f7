package org.learnwire.lti;

import org.jspecify.annotations.Nullable;

/** A launch that is not let in; neither token nor person in it. */
public final class LaunchRefused extends RuntimeException {
  private final LaunchError error;
  private final String detail;
  private final @Nullable Registration registration;

  public LaunchRefused(LaunchError error, String detail, @Nullable Registration registration) {
    super(error.code() + (detail.isEmpty() ? "" : ": " + detail), null, false, false);
    this.error = error;
    this.detail = detail;
    this.registration = registration;
  }

  public LaunchError error() {
    return error;
  }

  /** What exactly, for the administrator: names of claims, expected values, never a token. */
  public String detail() {
    return detail;
  }

  /** Whose launch it was, as far as that is known. */
  public @Nullable Registration registration() {
    return registration;
  }
}
