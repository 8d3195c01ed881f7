package org.learnwire.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One field that a person changed at the target after we sent it, and that we would change again.
 *
 * @param field of the typed write; empty: the object as a whole, which is not there any more
 * @param lastSent null when we never sent it
 * @param theirs null when it is empty there
 * @param ours null where we say nothing of it
 * @param choice whose value stands; null while nobody has chosen
 * @param who chose
 */
public record Clash(
    String field,
    @Nullable JsonNode lastSent,
    @Nullable JsonNode theirs,
    @Nullable JsonNode ours,
    @Nullable Choice choice,
    @Nullable String who) {

  /** Whose value stands after a conflict. */
  public enum Choice {
    THEIRS,
    OURS
  }

  public boolean isWhole() {
    return field.isEmpty();
  }

  String words() {
    if (isWhole()) {
      return "it is not there any more: deleted, or hidden from us";
    }
    if (field.equals(Compare.STATUS)) {
      return "somebody closed it there";
    }
    String before = lastSent == null ? "we never set it" : "we sent " + text(lastSent) + " last";
    return "somebody changed %s there to %s (%s%s)"
        .formatted(field, text(theirs), before, ours == null ? "" : ", ours is " + text(ours));
  }

  private static String text(@Nullable JsonNode value) {
    if (value == null || value.isNull() || value.asText().isEmpty() && value.isValueNode()) {
      return "nothing";
    }
    return value.isTextual() ? "“" + value.asText() + "”" : value.toString();
  }
}
