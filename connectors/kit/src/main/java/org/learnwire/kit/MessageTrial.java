package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.learnwire.kit.manifest.WriteClass;

/** One message or recognition: it arrives; where the system allows, it is found and taken back. */
final class MessageTrial {
  static final String TEXT = "A trial by Learnwire: please ignore this";
  private final WriteTrial trial;
  private final String write;
  private final Clock clock;

  MessageTrial(WriteTrial trial, String write, Clock clock) {
    this.trial = trial;
    this.write = write;
    this.clock = clock;
  }

  void run(Consumer<TrialStep> told) throws InterruptedException {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    // Each its own: mail systems pass over a second message with the id of an earlier one.
    input.put("externalRef", "lw-trial-" + clock.instant().getEpochSecond()).put("text", TEXT);
    input.put("recipientName", trial.person()).put("recipientEmail", trial.person());
    input.put("recipientRemoteId", trial.person()).put("giverName", "Learnwire");
    Receipt receipt = trial.write(write, input);
    boolean done = receipt.state() == Receipt.State.DONE;
    told.accept(
        TrialStep.done(
            write,
            done ? List.of() : List.of(GoalTrial.told(receipt)),
            done ? "sent; look whether it is there" : ""));
    if (done && trial.spec(write).writeClass() == WriteClass.LOOKUP) {
      told.accept(find(input, Receipt.State.DONE, Optional.ofNullable(receipt.remoteId())));
    }
    if (done && trial.inverse(write).isPresent()) {
      told.accept(undo(trial.inverse(write).get(), input.put("remoteId", receipt.remoteId())));
    }
  }

  private TrialStep find(ObjectNode input, Receipt.State expected, Optional<String> id)
      throws InterruptedException {
    Receipt found = trial.lookUp(write, input);
    boolean holds = found.state() == expected && id.equals(Optional.ofNullable(found.remoteId()));
    return TrialStep.done(
        "find",
        holds ? List.of() : List.of(GoalTrial.told(found) + ", found " + found.remoteId()),
        holds ? "looked up" : "");
  }

  private TrialStep undo(String inverse, ObjectNode input) throws InterruptedException {
    Receipt receipt = trial.write(inverse, input);
    List<String> differences = new ArrayList<>();
    if (receipt.state() != Receipt.State.DONE) {
      differences.add(GoalTrial.told(receipt) + "; it stays: take it back by hand");
    } else if (trial.spec(write).writeClass() == WriteClass.LOOKUP) {
      differences.addAll(find(input, Receipt.State.ABSENT, Optional.empty()).differences());
    }
    return TrialStep.done("undo", differences, inverse);
  }
}
