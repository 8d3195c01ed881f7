package org.learnwire.kit.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed list of what can be wrong with a call, in every manifest and every report. */
public enum ErrorWord {
  THROTTLED,
  BAD_CREDENTIALS,
  NOT_PERMITTED,
  NOT_FOUND,
  INVALID,
  CONFLICT,
  UNSUPPORTED,
  REFUSED,
  TRANSIENT;

  /** As written in connector.yaml and in reports: {@code bad-credentials}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ErrorWord> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Whether asking again later may help although nothing is changed on either side. */
  public boolean passes() {
    return this == THROTTLED || this == TRANSIENT;
  }

  @Override
  public String toString() {
    return word();
  }
}
