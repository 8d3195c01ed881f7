package org.learnwire.routes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.ledger.Dispatch;
import org.learnwire.ledger.ReceiptOutcome;
import org.learnwire.ledger.WriteClass;

/** What an answer means for the ledger, and what is said of it to whoever reads the plan. */
final class Heard {
  /** A change that meets another one as often as that is left to a person. */
  private static final int MOST_CONFLICTS = 5;

  private final Dispatch dispatch;
  private final Receipt receipt;
  private final String system;

  /**
   * @param system as people call it
   */
  Heard(Dispatch dispatch, Receipt receipt, String system) {
    this.dispatch = dispatch;
    this.receipt = receipt;
    this.system = system;
  }

  ReceiptOutcome outcome() {
    return switch (receipt.state()) {
      case DONE -> ReceiptOutcome.DONE;
      case UNKNOWN -> ReceiptOutcome.UNKNOWN;
      case ABSENT -> ReceiptOutcome.ABSENT;
      case REFUSED -> refused();
    };
  }

  /** Of a look-up: only what it surely says counts. */
  ReceiptOutcome found() {
    return switch (receipt.state()) {
      case DONE -> ReceiptOutcome.DONE;
      case ABSENT -> ReceiptOutcome.ABSENT;
      case UNKNOWN, REFUSED -> ReceiptOutcome.UNKNOWN;
    };
  }

  /** Whether the system was there: empty where its answer tells nothing of that. */
  Optional<Boolean> answered() {
    ErrorWord word = receipt.error();
    if (word == null) {
      return Optional.of(true);
    }
    return isSilence(word) ? Optional.of(false) : Optional.empty();
  }

  /** Whether the system itself is the trouble: down, asking for rest, or letting nobody in. */
  static boolean isSilence(@Nullable ErrorWord word) {
    return word != null && (word.passes() || word == ErrorWord.BAD_CREDENTIALS);
  }

  /**
   * Met by another change, what is harmless twice is tried again, and what can be found looked for.
   */
  private ReceiptOutcome refused() {
    if (receipt.mayBeSentAgain()) {
      return ReceiptOutcome.ABSENT;
    }
    if (receipt.error() != ErrorWord.CONFLICT
        || dispatch.writeClass() == WriteClass.NONE
        || dispatch.attempt() >= MOST_CONFLICTS) {
      return ReceiptOutcome.REFUSED;
    }
    return dispatch.writeClass() == WriteClass.LOOKUP
        ? ReceiptOutcome.UNKNOWN
        : ReceiptOutcome.ABSENT;
  }

  /** What it comes to, then what the system or the kit said of it. */
  String message() {
    String what = what(receipt.error());
    return what.isEmpty() ? receipt.message() : what + " (" + receipt.message() + ")";
  }

  private String what(@Nullable ErrorWord word) {
    if (word == null || receipt.state() != Receipt.State.REFUSED) {
      return "";
    }
    return switch (word) {
      case NOT_FOUND ->
          dispatch.remoteId() == null
              ? "%s does not know this person, or what it is about, any more: nothing was written"
                  .formatted(system)
              : "it is not in %s any more: somebody deleted it there, or the person is gone; nothing was written"
                  .formatted(system);
      case INVALID ->
          "%s does not take it like this, something it needs is missing or wrong: nothing was written"
              .formatted(system);
      case CONFLICT ->
          "something else changed it in %s at the same moment: nothing was written"
              .formatted(system);
      default -> "";
    };
  }
}
