package org.learnwire.app.pages;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A file of observations that no page is asked about: taken whole or refused whole. */
public final class ObservationFile {
  private static final int SHOWN = 5;

  private ObservationFile() {}

  /**
   * What came of a file.
   *
   * @param refusal the first things that are wrong, each with its line; empty when it was taken
   */
  public record Taken(int stored, Optional<String> refusal) {}

  /** Checks every row as the page does, then saves all of them. */
  public static Taken take(String text, Observations observations, ZoneId zone) {
    ObservationImport read =
        ObservationImport.of(
            text, observations, new ObservationCheck(observations, new Texts(zone)));
    if (!read.problems().isEmpty()) {
      return new Taken(0, Optional.of(refusal(read.problems())));
    }
    return new Taken(observations.save(read.observations()).stored(), Optional.empty());
  }

  private static String refusal(List<LineProblem> problems) {
    StringBuilder text = new StringBuilder();
    for (LineProblem each : problems.subList(0, Math.min(SHOWN, problems.size()))) {
      text.append(text.isEmpty() ? "" : " ")
          .append("line ")
          .append(each.line())
          .append(": ")
          .append(each.problem().what())
          .append(" ")
          .append(each.problem().next());
    }
    int more = problems.size() - SHOWN;
    return more > 0 ? text + " And " + more + " more." : text.toString();
  }
}
