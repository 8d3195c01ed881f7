package org.learnwire.lti;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A launch that is not let in; neither token nor person in it. */
public final class LaunchRefused extends RuntimeException {
  private final LaunchError error;
  private final String detail;
  private final @Nullable Registration registration;
  private final @Nullable URI returnUrl;

  public LaunchRefused(LaunchError error, String detail, @Nullable Registration registration) {
    this(error, detail, registration, null);
  }

  private LaunchRefused(
      LaunchError error,
      String detail,
      @Nullable Registration registration,
      @Nullable URI returnUrl) {
    super(error.code() + (detail.isEmpty() ? "" : ": " + detail), null, false, false);
    this.error = error;
    this.detail = detail;
    this.registration = registration;
    this.returnUrl = returnUrl;
  }

  /** The same, with where the platform's signature says that the launch came from. */
  LaunchRefused cameFrom(@Nullable URI address) {
    return new LaunchRefused(error, detail, registration, address);
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

  /** Where the launch came from, if the platform has signed it: there the page may be shown. */
  public @Nullable URI returnUrl() {
    return returnUrl;
  }
}
