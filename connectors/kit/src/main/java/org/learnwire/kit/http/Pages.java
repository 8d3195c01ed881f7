package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ListCall;
import org.learnwire.kit.manifest.Paging;

/** A list from its first page to its last, in pieces. */
public final class Pages implements Pieces {
  private final Caller caller;
  private final ListCall list;
  private final UnaryOperator<String> values;
  private Call call;
  private @Nullable Reading reading;
  private @Nullable JsonNode firstOfPage;
  private ObjectNode envelope = JsonNodeFactory.instance.objectNode();
  private int page;
  private int onThisPage;
  private boolean done;

  Pages(Caller caller, ListCall list, UnaryOperator<String> values) {
    this.caller = caller;
    this.list = list;
    this.values = values;
    this.call = numbered();
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
      mustMove(records.get(0).json());
    }
    onThisPage += records.size();
    if (reading.atEnd()) {
      envelope = reading.envelope();
      close();
      turn();
    }
    return new Piece(records, envelope);
  }

  /** A system that does not know the paging parameter would give its first page for ever. */
  private void mustMove(JsonNode first) throws CallFailure {
    if (first.equals(firstOfPage)) {
      throw caller.doesNotPage(call);
    }
    firstOfPage = first;
  }

  private void turn() {
    page++;
    if (list.paging() instanceof Paging.Next next) {
      Optional<String> address = next.url().text(envelope).filter(text -> !text.isBlank());
      done = address.isEmpty();
      address.ifPresent(found -> call = call.to(caller.absolute(found)));
    } else {
      done = onThisPage < size();
      call = numbered();
    }
  }

  private int size() {
    if (list.paging() instanceof Paging.Offset offset) {
      return offset.size();
    }
    return list.paging() instanceof Paging.Number number ? number.size() : Integer.MAX_VALUE;
  }

  private Call numbered() {
    if (list.paging() instanceof Paging.Offset offset) {
      return list.call()
          .with(offset.offset(), Integer.toString(page * offset.size()), offset.inForm())
          .with(offset.limit(), Integer.toString(offset.size()), offset.inForm());
    }
    if (list.paging() instanceof Paging.Number number) {
      return list.call()
          .with(number.param(), Integer.toString(number.first() + page), number.inForm())
          .with(number.sizeParam(), Integer.toString(number.size()), number.inForm());
    }
    return list.call();
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.close();
      reading = null;
    }
  }
}
