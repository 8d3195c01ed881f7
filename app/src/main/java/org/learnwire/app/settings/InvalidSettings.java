package org.learnwire.app.settings;

import java.util.Collection;
import java.util.TreeSet;

/** A settings file says something that cannot be followed: where, what, and what to do. */
public final class InvalidSettings extends RuntimeException {
  InvalidSettings(String file, int line, String what, String toDo) {
    super(file + (line > 0 ? ":" + line : "") + ": " + what + " " + toDo);
  }

  /** For a key that nobody knows. */
  static InvalidSettings unknownKey(
      String file, int line, String where, String key, Collection<String> known) {
    return new InvalidSettings(
        file,
        line,
        "unknown key \"" + key + "\" in " + where + ".",
        "Known keys: " + String.join(", ", new TreeSet<>(known)) + ".");
  }
}
