package org.learnwire.rules;

import java.util.Collection;
import java.util.List;

/** A rule file that cannot be understood: says which file and line, what, and what is known. */
public final class InvalidRule extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String file;
  private final int line;
  private final String what;
  private final transient List<String> known;

  InvalidRule(String file, int line, String what, Collection<String> known) {
    super(file + " line " + line + ": " + what + knownNames(known));
    this.file = file;
    this.line = line;
    this.what = what + knownNames(known);
    this.known = List.copyOf(known);
  }

  private static String knownNames(Collection<String> known) {
    return known.isEmpty()
        ? ""
        : "; known here: " + String.join(", ", known.stream().sorted().toList());
  }

  public String file() {
    return file;
  }

  /** What is wrong there, without the place. */
  public String what() {
    return what;
  }

  public int line() {
    return line;
  }

  /** The names that would have been understood; empty when that is not the trouble. */
  public List<String> known() {
    return known;
  }
}
