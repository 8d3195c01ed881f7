package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** One message: it arrives, and there is no more that could be tried with it. */
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
  }
}
