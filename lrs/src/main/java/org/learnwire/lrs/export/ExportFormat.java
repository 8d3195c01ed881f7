package org.learnwire.lrs.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which statements are written out. */
public enum ExportFormat {
  /** One whole statement a line (application/x-ndjson). */
  NDJSON("application/x-ndjson"),
  /** One line of columns a statement (RFC 4180). */
  CSV("text/csv;charset=UTF-8");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ExportFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }
}
