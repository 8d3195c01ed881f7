package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * What became of one write.
 *
 * @param remoteId the vendor's id of what was written or found
 * @param json what the vendor answered; empty where nothing readable came
 */
public record Receipt(
    State state,
    @Nullable String remoteId,
    @Nullable ErrorWord error,
    String message,
    ObjectNode json) {

  /** The four ends of a write; the words of the ledger. */
  public enum State {
    /** It is there. */
    DONE,
    /** It is surely not there: the vendor said no, or nothing was sent. */
    REFUSED,
    /** It may be there: look before anything is sent again. */
    UNKNOWN,
    /** A look-up found nothing. */
    ABSENT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Whether the same may be sent again later: nothing arrived, and the cause may pass. A key that
   * ran out says nothing about what was sent with it: the next key mends it.
   */
  public boolean mayBeSentAgain() {
    return state == State.ABSENT
        || (state == State.REFUSED
            && error != null
            && (error.passes() || error == ErrorWord.BAD_CREDENTIALS));
  }

  /** For whoever takes it as text. */
  ObjectNode toJson() {
    ObjectNode told = JsonNodeFactory.instance.objectNode().put("state", state.word());
    if (remoteId != null) {
      told.put("remoteId", remoteId);
    }
    if (error != null) {
      told.put("error", error.word()).put("message", message);
    }
    told.set("json", json);
    return told;
  }

  public static Receipt done(@Nullable String remoteId, ObjectNode json) {
    return new Receipt(State.DONE, remoteId, null, "", json);
  }

  public static Receipt refused(ErrorWord error, String message) {
    return new Receipt(State.REFUSED, null, error, message, nothing());
  }

  public static Receipt unknown(ErrorWord error, String message) {
    return new Receipt(State.UNKNOWN, null, error, message, nothing());
  }

  public static Receipt absent(String message) {
    return new Receipt(State.ABSENT, null, null, message, nothing());
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
