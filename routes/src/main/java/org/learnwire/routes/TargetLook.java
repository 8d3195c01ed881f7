package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.ledger.Dispatch;
import org.learnwire.ledger.Theirs;

/** Looks at what a target shows of an object just before it is changed. */
final class TargetLook {
  static final String READ = "goal.read";

  private final BiFunction<String, ObjectNode, Receipt> ask;

  /**
   * @param ask sends an input to an endpoint
   */
  TargetLook(BiFunction<String, ObjectNode, Receipt> ask) {
    this.ask = ask;
  }

  /**
   * What was seen.
   *
   * @param trouble why it could not be read now; null when it could
   * @param silent whether that is because the system does not answer, or lets nobody in
   */
  record Seen(Theirs theirs, @Nullable String trouble, boolean silent) {
    static final Seen NOTHING_TO_READ = new Seen(Theirs.NOT_READ, null, false);
  }

  /** Whether changes of this kind can be compared with what a person made of the object. */
  static boolean reads(Connected connection, String write) {
    return write.startsWith("goal.") && connection.manifest().writes().containsKey(READ);
  }

  Seen at(Connected connection, Dispatch dispatch, ObjectNode input) {
    if (!dispatch.changesWhatIsThere() || !reads(connection, dispatch.writeName())) {
      return Seen.NOTHING_TO_READ;
    }
    Receipt receipt = ask.apply("learnwire:" + connection.name() + "/" + READ, input);
    if (receipt.error() == ErrorWord.UNSUPPORTED) {
      return Seen.NOTHING_TO_READ;
    }
    if (receipt.error() == ErrorWord.NOT_FOUND) {
      // Whose goals they were is not there any more.
      return new Seen(Theirs.GONE, null, false);
    }
    if (receipt.state() != Receipt.State.DONE) {
      return new Seen(
          Theirs.NOT_READ,
          "nothing sent: %s could not be read before (%s)"
              .formatted(connection.name(), receipt.message()),
          Heard.isSilence(receipt.error()));
    }
    for (JsonNode record : receipt.json().path("records")) {
      boolean meant = record.path("remoteId").asText().equals(dispatch.remoteId());
      if (meant && record instanceof ObjectNode shown) {
        return new Seen(Theirs.shown(shown), null, false);
      }
    }
    return new Seen(Theirs.GONE, null, false);
  }
}
