package org.learnwire.app.pages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people show of themselves in a review: nothing leaves before their own yes. */
public interface EvidencePages {
  /** People who are or were called so; nobody without a text. */
  PeopleView people(String search, boolean names);

  /**
   * The sheet of a person for a cycle, and what they have released.
   *
   * @param period null: the latest
   */
  Optional<EvidenceView> evidence(String person, @Nullable String period, boolean names);

  /**
   * The person releases their sheet.
   *
   * @param without ids of items that they leave out
   * @param to {@code link}, {@code pdf}, or the key of a place
   */
  PeoplePages.Said release(String person, String period, Set<String> without, String to);

  PeoplePages.Said takeBack(String person, String release);

  /** The sheet of a release, for its person, as a file. */
  Optional<byte[]> file(String person, String release);

  /** The sheet that a link opens. */
  Optional<SheetView> shared(String token);

  Optional<byte[]> sharedFile(String token);

  /**
   * A sheet as its page shows it.
   *
   * @param language a language tag
   */
  record SheetView(
      String language, String title, List<EvidenceView.Part> parts, String foot, boolean empty) {
    public SheetView {
      parts = List.copyOf(parts);
    }
  }
}
