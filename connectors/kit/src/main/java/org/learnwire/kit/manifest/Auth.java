package org.learnwire.kit.manifest;

/** How a call says who is asking. Values hold placeholders of settings. */
public sealed interface Auth {

  /** A form field beside the others, as Moodle's {@code wstoken}. */
  record FormToken(String field, String value) implements Auth {}

  /** HTTP Basic. */
  record Basic(String user, String password) implements Auth {}

  /** {@code Authorization: Bearer}. */
  record Bearer(String token) implements Auth {}

  /** The address itself is the secret, or nothing is. */
  record None() implements Auth {}
}
