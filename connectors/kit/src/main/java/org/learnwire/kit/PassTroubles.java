package org.learnwire.kit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.manifest.ErrorWord;

/** What went wrong in a pass, and whether it is worth going on. */
final class PassTroubles {
  private final int mostInARow;
  private int inARow;
  private long read;
  private long broken;
  private long forbidden;
  private boolean ended;
  private StreamReport.@Nullable Trouble first;
  private @Nullable CallFailure firstForbidden;

  PassTroubles(int mostInARow) {
    this.mostInARow = mostInARow;
  }

  synchronized boolean ended() {
    return ended;
  }

  synchronized void end(ErrorWord word, String message) {
    ended = true;
    note(word, message);
  }

  /** Whatever else went wrong, this is why. */
  synchronized void stopped(String message) {
    ended = true;
    first = new StreamReport.Trouble(ErrorWord.TRANSIENT, message);
  }

  synchronized void listRead() {
    read++;
    inARow = 0;
  }

  synchronized void listSkipped(CallFailure failure) {
    inARow = 0;
    if (failure.word() == ErrorWord.NOT_PERMITTED) {
      forbidden++;
      firstForbidden = firstForbidden == null ? failure : firstForbidden;
    } else {
      read++;
    }
  }

  /** Not one list was read, and some for want of a right. */
  synchronized boolean allForbidden() {
    return read == 0 && forbidden > 0;
  }

  /** A list that could not be read: the only one, or one that says something of them all. */
  synchronized void listBroke(CallFailure failure, boolean only) {
    broken++;
    inARow++;
    note(failure.word(), failure.getMessage());
    ended |= only || failure.word() != ErrorWord.TRANSIENT || inARow >= mostInARow;
  }

  synchronized void pageFailed(String why, boolean only) {
    note(ErrorWord.TRANSIENT, why);
    ended |= only;
  }

  /** What the report says; empty after a pass without trouble. */
  synchronized Optional<StreamReport.Trouble> summary() {
    if (first == null && read == 0 && forbidden >= mostInARow && firstForbidden != null) {
      return Optional.of(
          new StreamReport.Trouble(
              ErrorWord.NOT_PERMITTED,
              "all %d lists are forbidden: %s".formatted(forbidden, firstForbidden.getMessage())));
    }
    if (first != null && broken > 1 && !ended) {
      String message =
          "%d lists could not be read, the first: %s".formatted(broken, first.message());
      return Optional.of(new StreamReport.Trouble(first.word(), message));
    }
    return Optional.ofNullable(first);
  }

  private void note(ErrorWord word, String message) {
    first = first == null ? new StreamReport.Trouble(word, message) : first;
  }
}
