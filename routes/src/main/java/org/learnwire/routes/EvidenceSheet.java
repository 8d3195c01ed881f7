package org.learnwire.routes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a person shows of themselves in a review, as it goes out.
 *
 * @param person how the person is called
 * @param period the name of the cycle, or the year
 * @param language a language tag, such as de
 * @param made the day on which it was put together
 */
public record EvidenceSheet(
    String person,
    String period,
    LocalDate from,
    LocalDate to,
    String language,
    LocalDate made,
    List<Part> parts) {
  public EvidenceSheet {
    parts = List.copyOf(parts);
  }

  /** What a part is about, in the order of the sheet. */
  public enum Kind {
    PRACTICE,
    FEEDBACK,
    RECOGNITION,
    GOALS
  }

  /** A part of the sheet, the earliest item first. */
  public record Part(Kind kind, List<Item> items) {
    public Part {
      items = List.copyOf(items);
    }
  }

  /**
   * One line.
   *
   * @param id of the statement, or the ledger's entry, that it stands on
   */
  public record Item(String id, LocalDate day, String text) {}

  public long count() {
    return parts.stream().mapToLong(part -> part.items().size()).sum();
  }

  /** The same sheet without what its person leaves out. */
  EvidenceSheet without(Set<String> ids) {
    return new EvidenceSheet(
        person,
        period,
        from,
        to,
        language,
        made,
        parts.stream()
            .map(
                part ->
                    new Part(
                        part.kind(),
                        part.items().stream().filter(item -> !ids.contains(item.id())).toList()))
            .filter(part -> !part.items().isEmpty())
            .toList());
  }

  /** As plain text, for a comment. */
  public String plain() {
    EvidenceWords words = EvidenceWords.of(language);
    StringBuilder text = new StringBuilder(words.title(this));
    for (Part part : parts) {
      text.append("\n\n").append(words.heading(part.kind()));
      part.items()
          .forEach(
              item ->
                  text.append("\n- ")
                      .append(words.day(item.day()))
                      .append(": ")
                      .append(item.text()));
    }
    return text.append("\n\n").append(words.foot(this)).toString();
  }
}
