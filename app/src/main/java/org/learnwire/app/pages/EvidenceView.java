package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's evidence.
 *
 * @param own whether the reader is that person, or nobody is signed in: only they read and release
 * @param periods that there are sheets for, the latest first
 * @param places where a sheet can go besides a link and a file
 */
public record EvidenceView(
    String id,
    PersonLabel person,
    boolean own,
    String period,
    List<String> periods,
    EvidencePages.SheetView sheet,
    List<Place> places,
    List<Release> releases) {
  public EvidenceView {
    periods = List.copyOf(periods);
    places = List.copyOf(places);
    releases = List.copyOf(releases);
  }

  /** A heading with its items. */
  public record Part(String heading, List<Item> items) {
    public Part {
      items = List.copyOf(items);
    }
  }

  /** A line of the sheet, its day in the sheet's language. */
  public record Item(String id, String day, String text) {}

  /** A system that takes it. */
  public record Place(String key, String label) {}

  /**
   * A sheet that was released.
   *
   * @param how in words
   * @param count lines on it
   * @param state the ledger's word; null where no system is written to
   * @param until a link opens until then; null for others
   */
  public record Release(
      String id,
      String period,
      String how,
      long count,
      Instant at,
      @Nullable Instant until,
      @Nullable Instant takenBack,
      @Nullable String state) {}
}
