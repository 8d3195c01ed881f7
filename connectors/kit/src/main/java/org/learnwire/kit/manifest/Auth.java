package org.learnwire.kit.manifest;

/** How a call says who is asking. Values hold placeholders of settings. */
public sealed interface Auth {

  /** A form field beside the others, as Moodle's {@code wstoken}. */
  record FormToken(String field, String value) implements Auth {}

  /** HTTP Basic. */
  record Basic(String user, String password) implements Auth {}

  /** {@code Authorization: Bearer}. */
  record Bearer(String token) implements Auth {}

  /** A header of the vendor's own, as {@code X-API-Key}. */
  record Header(String name, String value) implements Auth {}

  /** An access token that is asked for first, and sent until it ends or is refused. */
  record Token(Grant grant, TokenAnswer answer) implements Auth {}

  /** The address itself is the secret, or nothing is. */
  record None() implements Auth {}
}
