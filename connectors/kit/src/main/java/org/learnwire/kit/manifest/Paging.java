package org.learnwire.kit.manifest;

import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;

/** How a list goes on. */
public sealed interface Paging {

  /** One answer holds everything. */
  record None() implements Paging {}

  /** Ends with the first page that is shorter than {@code size}. */
  record Offset(String offset, String limit, int size, Place in) implements Paging {}

  /** Ends with the first page that is shorter than {@code size}. */
  record Number(String param, String sizeParam, int size, int first, Place in) implements Paging {}

  /** The answer names the next page's address; it ends where that is missing, null or empty. */
  record Next(FieldPath url) implements Paging {}

  /** The Link header names the next page's address (RFC 8288); it ends where no such link is. */
  record Link(String rel) implements Paging {}

  /**
   * The answer gives a mark to ask on with; it ends where that is missing, null or empty.
   *
   * @param sizeParam the field that asks for {@code size}; null where the vendor's own size holds
   */
  record Cursor(String param, FieldPath from, @Nullable String sizeParam, int size, Place in)
      implements Paging {}

  /** How many records a page has at most, as far as we ask for it; 0 where we do not. */
  default int asked() {
    if (this instanceof Offset offset) {
      return offset.size();
    }
    if (this instanceof Number number) {
      return number.size();
    }
    return this instanceof Cursor cursor && cursor.sizeParam() != null ? cursor.size() : 0;
  }
}
