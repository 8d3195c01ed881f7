package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the audit.
 *
 * @param lines the latest first
 * @param acts every word that something can be done under
 * @param problem why the filter could not be followed
 */
public record AuditView(
    List<Line> lines, List<String> acts, boolean cut, String head, @Nullable String problem) {

  /**
   * One row.
   *
   * @param act null: what it said was erased
   * @param person whom it is about
   * @param detail left out where names are off and it is about a person: it may say them
   */
  public record Line(
      long number,
      Instant at,
      @Nullable String act,
      String who,
      @Nullable PersonLabel person,
      String subject,
      @Nullable String detail) {
    /** Whether it is about an entry of the ledger, which has a page. */
    public boolean isOfEntry() {
      return act != null && act.startsWith("entry.");
    }
  }

  /**
   * What a look through the chain found.
   *
   * @param trouble the first that is not as it was written
   */
  public record Verdict(long rows, long erased, String head, @Nullable String trouble) {}

  public AuditView {
    lines = List.copyOf(lines);
    acts = List.copyOf(acts);
  }
}
