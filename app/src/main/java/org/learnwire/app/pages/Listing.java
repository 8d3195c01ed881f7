package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;

/**
 * The first rows of a list, and how many there are in all.
 *
 * @param asOf the moment of the snapshot
 */
public record Listing<T>(List<T> rows, long total, Instant asOf) {
  public Listing {
    rows = List.copyOf(rows);
  }

  public boolean cut() {
    return total > rows.size();
  }
}
