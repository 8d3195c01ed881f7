package org.learnwire.xapi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The versions of xAPI that are spoken here (xAPI 1.0.3 Communication 3.3, IEEE 9274.1.1 2.0.0).
 */
public enum XapiVersion {
  V1_0_3("1.0.3", "1.0.0", "1\\.0(\\.(0|[1-9]\\d*))?"),
  V2_0_0("2.0.0", "2.0.0", "2\\.0(\\.(0|[1-9]\\d*))?");

  private final String text;
  private final String statementVersion;
  private final Pattern accepted;

  XapiVersion(String text, String statementVersion, String accepted) {
    this.text = text;
    this.statementVersion = statementVersion;
    this.accepted = Pattern.compile(accepted);
  }

  /** The latest patch version, as it stands in the version header. */
  public String text() {
    return text;
  }

  /** What a statement's own {@code version} property says when its sender left it out. */
  public String statementVersion() {
    return statementVersion;
  }

  /** The version that a header or property names, such as {@code 1.0} or {@code 2.0.0}. */
  public static Optional<XapiVersion> of(String named) {
    if (named.isEmpty()) {
      return Optional.empty();
    }
    for (XapiVersion version : values()) {
      if (version.accepted.matcher(named).matches()) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
