package org.learnwire.kit;

import java.util.List;
import java.util.Locale;

/**
 * One step of a {@link WriteTrial}.
 *
 * @param name read, create, find, progress, conflict, comment, undo, or the write that was tried
 * @param differences what came otherwise than it must; a sentence each
 * @param note what happened, or why nothing was done
 */
public record TrialStep(String name, Result result, List<String> differences, String note) {

  /** What a step came to. */
  public enum Result {
    /** As it must be. */
    HOLDS,
    /** Otherwise: see the differences. */
    DIFFERS,
    /** Not done: the system does not offer it, or a step before it failed. */
    LEFT_OUT;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public TrialStep {
    differences = List.copyOf(differences);
  }

  static TrialStep done(String name, List<String> differences, String note) {
    return new TrialStep(
        name, differences.isEmpty() ? Result.HOLDS : Result.DIFFERS, differences, note);
  }

  static TrialStep leftOut(String name, String why) {
    return new TrialStep(name, Result.LEFT_OUT, List.of(), why);
  }
}
