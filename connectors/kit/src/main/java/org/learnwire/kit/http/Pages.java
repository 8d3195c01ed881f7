package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ListCall;

/** A list from its first page to its last, in pieces. */
public final class Pages implements Pieces {
  private final Caller caller;
  private final ListCall list;
  private final UnaryOperator<String> values;
  private final Turning turning;
  private Call call;
  private @Nullable Reading reading;
  private ObjectNode envelope = JsonNodeFactory.instance.objectNode();
  private int onThisPage;
  private boolean done;
  private boolean turned;

  Pages(Caller caller, ListCall list, UnaryOperator<String> values) {
    this.caller = caller;
    this.list = list;
    this.values = values;
    this.turning = new Turning(caller, list);
    this.call = turning.first();
  }

  /** Begins at a place that {@link #place} gave another time. */
  Pages startingAt(String place) {
    call = turning.from(place);
    return this;
  }

  @Override
  public Optional<String> place() {
    return turned && !done ? turning.place() : Optional.empty();
  }

  /** A list without records gives one empty piece; the envelope is whole with an answer's last. */
  @Override
  public @Nullable Piece next() throws CallFailure, InterruptedException {
    if (done) {
      return null;
    }
    if (reading == null) {
      reading = caller.open(call, values, list.records());
      onThisPage = 0;
    }
    List<Found> records = reading.next();
    if (onThisPage == 0 && !records.isEmpty()) {
      turning.began(call, records.get(0).json());
    }
    onThisPage += records.size();
    turned = reading.atEnd();
    if (turned) {
      envelope = reading.envelope();
      Reading read = reading;
      close();
      Optional<Call> next = turning.next(call, read, onThisPage);
      done = next.isEmpty();
      call = next.orElse(call);
    }
    return new Piece(records, envelope);
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.close();
      reading = null;
    }
  }
}
