package org.learnwire.rules;

/** A learning map that cannot be understood: says which file and line, and what. */
public final class InvalidLearningMap extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int line;
  private final String what;

  InvalidLearningMap(String file, long line, String what) {
    super(file + " line " + line + ": " + what);
    this.line = (int) line;
    this.what = what;
  }

  /** What is wrong there, without the place. */
  public String what() {
    return what;
  }

  public int line() {
    return line;
  }
}
