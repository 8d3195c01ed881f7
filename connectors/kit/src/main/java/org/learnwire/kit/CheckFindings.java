package org.learnwire.kit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.learnwire.kit.CheckReport.Count;
import org.learnwire.kit.CheckReport.Problem;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.manifest.ErrorWord;

/** What a check has found out so far. */
final class CheckFindings {
  private final String connection;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final List<Count> counts = new ArrayList<>();
  private boolean reachable = true;
  private boolean authenticated = true;
  private boolean permitted = true;

  CheckFindings(String connection) {
    this.connection = connection;
  }

  boolean authenticated() {
    return authenticated;
  }

  /** The first call failed: how far did it come? */
  void first(CallFailure failure) {
    boolean answered = failure.status() != null || failure.word() == ErrorWord.INVALID;
    reachable = answered;
    authenticated = answered && failure.word() == ErrorWord.NOT_PERMITTED;
    permitted = false;
    problem(failure.what(), failure.fix());
  }

  void lacking(String message, String fix) {
    permitted = false;
    problem(connection + ": " + message, fix);
  }

  /** Something to be told that keeps nothing from being read. */
  void aside(String message, String fix) {
    problem(connection + ": " + message, fix);
  }

  void failed(CallFailure failure, String fix) {
    permitted = false;
    problem(failure.what(), fix);
  }

  void count(Count count) {
    counts.add(count);
  }

  CheckReport report(PassEstimate.Cost cost) {
    return new CheckReport(
        connection,
        reachable,
        authenticated,
        permitted,
        counts,
        cost.calls(),
        cost.minutes(),
        List.copyOf(problems));
  }

  private void problem(String message, String fix) {
    problems.add(new Problem(message, fix));
  }
}
