package org.learnwire.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** Reasons not to send an entry whose turn has come. */
final class Guard {
  private static final String PROGRESS = "progressPercent";
  // Everything else about a goal or a recognition changes what is there already.
  private static final Set<String> MAKES = Set.of("goal.create", "recognition.give");

  private Guard() {}

  static Optional<String> against(Entry entry, Optional<Correlation> there) {
    if (!changesWhatIsThere(entry.writeName())) {
      return makesAGoal(entry.writeName())
          ? there.map(c -> "is already there as " + c.remoteId())
          : Optional.empty();
    }
    if (there.isEmpty()) {
      return Optional.of("there is nothing of ours at the target to change");
    }
    if (entry.isUndo()) {
      return Optional.empty();
    }
    ObjectNode last = there.get().lastSent();
    return movesBack(entry, last)
        ? Optional.of(
            "never back: %s was sent, this says %s"
                .formatted(last.get(PROGRESS).asText(), entry.fields().get(PROGRESS).asText()))
        : nothingNew(entry, last);
  }

  static boolean changesWhatIsThere(String writeName) {
    boolean aboutAnObject = writeName.startsWith("goal.") || writeName.startsWith("recognition.");
    return aboutAnObject && !MAKES.contains(writeName) && !writeName.equals("goal.read");
  }

  static boolean makesAGoal(String writeName) {
    return writeName.equals("goal.create");
  }

  static boolean isProgress(String writeName) {
    return writeName.equals("goal.progress");
  }

  private static boolean movesBack(Entry entry, ObjectNode last) {
    JsonNode sent = last.path(PROGRESS);
    JsonNode now = entry.fields().path(PROGRESS);
    return isProgress(entry.writeName())
        && sent.isNumber()
        && now.isNumber()
        && now.decimalValue().compareTo(sent.decimalValue()) < 0;
  }

  private static Optional<String> nothingNew(Entry entry, ObjectNode last) {
    boolean values = isProgress(entry.writeName()) || entry.writeName().equals("goal.update");
    if (!values) {
      return Optional.empty();
    }
    for (var field : Correlations.contents(entry.fields()).properties()) {
      if (!Json.same(field.getValue(), last.path(field.getKey()))) {
        return Optional.empty();
      }
    }
    return Optional.of("nothing to change");
  }
}
