package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;

/**
 * The first rows of a list, and how many there are in all.
 *
 * @param withheld rows that are counted in the total and not shown, because they are for the person
 *     alone whom they are about
 * @param asOf the moment of the snapshot
 */
public record Listing<T>(List<T> rows, long total, long withheld, Instant asOf) {
  public Listing {
    rows = List.copyOf(rows);
  }

  public Listing(List<T> rows, long total, Instant asOf) {
    this(rows, total, 0, asOf);
  }

  <S> Listing<S> with(List<S> others) {
    return new Listing<>(others, total, withheld, asOf);
  }

  public boolean cut() {
    return total > rows.size() + withheld;
  }
}
