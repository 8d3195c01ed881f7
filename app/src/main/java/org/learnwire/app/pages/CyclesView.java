package org.learnwire.app.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The performance cycles and what they hold.
 *
 * @param warnings what is missing, or will be before long
 * @param held what waits for a cycle, as it was decided
 */
public record CyclesView(List<Line> cycles, List<String> warnings, List<Held> held) {
  public CyclesView {
    cycles = List.copyOf(cycles);
    warnings = List.copyOf(warnings);
    held = List.copyOf(held);
  }

  /**
   * A cycle.
   *
   * @param goalsFrom first day on which goals may be set
   * @param freeze from this day on nothing is written
   * @param ids connection → what the cycle is called there
   * @param locked connections whose plan is locked
   */
  public record Line(
      String name,
      LocalDate from,
      LocalDate to,
      LocalDate goalsFrom,
      LocalDate goalsTo,
      LocalDate freeze,
      State state,
      Map<String, String> ids,
      List<String> locked) {}

  /** Where a cycle stands today. */
  public enum State {
    COMING("to come", Tone.QUIET),
    OPEN("open", Tone.GOOD),
    FROZEN("frozen", Tone.WAITING),
    PAST("over", Tone.QUIET);

    private final String word;
    private final Tone tone;

    State(String word, Tone tone) {
      this.word = word;
      this.tone = tone;
    }

    public String word() {
      return word;
    }

    public Tone tone() {
      return tone;
    }
  }

  /**
   * Something that waits.
   *
   * @param next the cycle for which it can be planned; null: it cannot
   */
  public record Held(EntryView entry, String why, @Nullable String next) {}

  /** How many can be planned for a later cycle. */
  public long movable() {
    return held.stream().filter(each -> each.next() != null).count();
  }
}
