package org.learnwire.app.cli;

/** Exit codes that scripts rely on. */
final class ExitCode {
  static final int WELL = 0;
  static final int COULD_NOT = 1;
  static final int WITH_REST = 2;

  private ExitCode() {}
}
