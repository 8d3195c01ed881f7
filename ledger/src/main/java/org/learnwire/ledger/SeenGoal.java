package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A goal as the system that keeps it showed it last.
 *
 * @param remoteId its id there
 * @param target what it is in the ledger; null: it was made there, not by us
 * @param path the path of the learning map that it is about; null where that is not known
 * @param fields title, status, progressPercent and dueDate in the words of {@code goal.read}
 * @param changed when it was seen to be so first
 */
public record SeenGoal(
    String connection,
    String personId,
    String remoteId,
    @Nullable String target,
    @Nullable String path,
    ObjectNode fields,
    State state,
    Instant changed) {

  /** Where it stands. */
  public enum State {
    OPEN("accepted"),
    DONE("done"),
    CLOSED("closed"),
    GONE("closed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As rules know it: an open goal is one that was accepted. */
    public String word() {
      return word;
    }
  }

  /** Whether it is one that Learnwire made, or was given into its hands. */
  public boolean isOurs() {
    return target != null;
  }
}
