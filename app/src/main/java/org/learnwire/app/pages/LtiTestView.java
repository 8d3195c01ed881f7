package org.learnwire.app.pages;

import java.util.List;
import org.learnwire.ltitool.launch.LaunchLog;

/**
 * What the test of the set-up has found.
 *
 * @param parts ourselves first, then platform by platform
 * @param byCookie launches since the start that a cookie has let in
 * @param byStorage launches since the start that what the platform keeps has let in
 * @param refused the latest, newest first
 */
public record LtiTestView(
    List<Part> parts, long byCookie, long byStorage, List<LaunchLog.Refusal> refused) {

  public LtiTestView {
    parts = List.copyOf(parts);
    refused = List.copyOf(refused);
  }

  /** What was looked at of one platform, or of ourselves. */
  public record Part(String title, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One thing that was looked at.
   *
   * @param tone good, waiting (it works, and may be meant otherwise) or wrong
   * @param next what to do; empty: nothing
   */
  public record Line(String what, Tone tone, String found, String next) {
    public static Line good(String what, String found) {
      return new Line(what, Tone.GOOD, found, "");
    }

    public static Line look(String what, String found, String next) {
      return new Line(what, Tone.WAITING, found, next);
    }

    public static Line mend(String what, String found, String next) {
      return new Line(what, Tone.WRONG, found, next);
    }

    /** The tone in a word. */
    public String word() {
      return switch (tone) {
        case WRONG -> "mend";
        case WAITING -> "look";
        default -> "good";
      };
    }
  }

  /** How many lines want something to be done. */
  public long toMend() {
    return parts.stream()
        .flatMap(part -> part.lines().stream())
        .filter(line -> line.tone() == Tone.WRONG)
        .count();
  }
}
