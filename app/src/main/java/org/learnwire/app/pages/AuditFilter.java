package org.learnwire.app.pages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit are wanted.
 *
 * @param person an employee number, an address or CONNECTION/ID; empty: everybody
 * @param act a word of the list, or what such words begin with; empty: all
 * @param from first day
 * @param to last day
 */
public record AuditFilter(
    String person, String act, @Nullable LocalDate from, @Nullable LocalDate to) {

  public boolean isSet() {
    return !person.isEmpty() || !act.isEmpty() || from != null || to != null;
  }
}
