package org.learnwire.kit.manifest;

import org.learnwire.kit.json.FieldPath;

/** How a list goes on. */
public sealed interface Paging {

  /** One answer holds everything. */
  record None() implements Paging {}

  /** Ends with the first page that is shorter than {@code size}. */
  record Offset(String offset, String limit, int size, boolean inForm) implements Paging {}

  /** Ends with the first page that is shorter than {@code size}. */
  record Number(String param, String sizeParam, int size, int first, boolean inForm)
      implements Paging {}

  /** The answer names the next page's address; it ends where that is missing, null or empty. */
  record Next(FieldPath url) implements Paging {}
}
