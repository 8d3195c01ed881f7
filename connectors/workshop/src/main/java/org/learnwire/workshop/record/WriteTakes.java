package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.WriteTrial;

/** Hears a trial of the writes: each write and look-up is a conversation of its own. */
final class WriteTakes implements WriteTrial.Heard {
  private final Tape tape;
  private final int most;
  private final Map<String, Take> takes = new LinkedHashMap<>();

  WriteTakes(Tape tape, int most) {
    this.tape = tape;
    this.most = most;
  }

  List<Take> all() {
    return new ArrayList<>(takes.values());
  }

  @Override
  public void wrote(String write, boolean lookup, ObjectNode input, Receipt receipt) {
    List<Tape.Exchange> said = tape.take();
    String name = name(write, lookup, receipt);
    if (name.isEmpty()) {
      return;
    }
    List<String> own = new ArrayList<>(List.of(input.path("externalRef").asText()));
    if (receipt.remoteId() != null) {
      own.add(receipt.remoteId());
    }
    said.forEach(each -> Tape.shorten(each.body(), most, own));
    Take take = Take.ofWrite(write, name, lookup, input, said);
    // What is read later shows what was made in between.
    takes.put(write + "/" + name, take);
  }

  /** Empty for what nobody knows the end of. */
  private String name(String write, boolean lookup, Receipt receipt) {
    return switch (receipt.state()) {
      case DONE -> lookup ? "6-timeout-found" : again(write) ? "7-replay" : "1-happy";
      case REFUSED -> "5-invalid";
      case ABSENT -> "7-replay-absent";
      case UNKNOWN -> "";
    };
  }

  /** Sent a second time under a key of its own; what only reads is read again. */
  private boolean again(String write) {
    return !write.endsWith(".read") && takes.containsKey(write + "/1-happy");
  }
}
