package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.ListCall;
import org.learnwire.kit.manifest.Since;

/**
 * Changes of which a system shows only so many at once, oldest first: after those it is asked again
 * from the last change seen. What stands on the edge of two windows comes twice, which is no news.
 */
public final class Windows implements Pieces {
  private final Caller caller;
  private final ListCall list;
  private final Since since;
  private final UnaryOperator<String> values;
  private Pieces window;
  private int shown;
  private @Nullable Instant last;
  private @Nullable Instant from;

  /**
   * @param first the list as it is asked the first time
   * @param list the same without a moment to ask from
   */
  Windows(Caller caller, ListCall first, ListCall list, Since since, UnaryOperator<String> values) {
    this.caller = caller;
    this.list = list;
    this.since = since;
    this.values = values;
    this.window = caller.list(first, values);
  }

  /** Begins at a window that {@link #place} gave another time. */
  Windows startingAt(String place) {
    from = since.format().read(place).orElse(null);
    window = asked(place);
    return this;
  }

  /** Where a window begins; amid one nothing tells, and it is read again from its beginning. */
  @Override
  public Optional<String> place() {
    return from != null && shown == 0 ? Optional.of(since.format().write(from)) : Optional.empty();
  }

  @Override
  public @Nullable Piece next() throws CallFailure, InterruptedException {
    Piece piece = window.next();
    if (piece != null) {
      shown += piece.records().size();
      piece.records().forEach(this::seen);
      if (shown >= since.most()) {
        open();
      }
    }
    return piece;
  }

  private void seen(Found found) {
    since
        .maxOf()
        .text(found.json())
        .flatMap(since.format()::read)
        .filter(at -> last == null || at.isAfter(last))
        .ifPresent(at -> last = at);
  }

  private void open() throws CallFailure {
    if (last == null || last.equals(from)) {
      throw caller.doesNotPage(
          list.call(),
          "shows %d at once, and as many changed at %s: the others cannot be seen"
              .formatted(since.most(), last));
    }
    close();
    from = last;
    shown = 0;
    window = asked(since.format().write(from));
  }

  private Pieces asked(String moment) {
    ListCall asked =
        since.param() == null
            ? list
            : new ListCall(
                list.call().with(since.param(), TextNode.valueOf(moment), since.in()),
                list.records(),
                list.paging());
    return caller.list(asked, name -> name.equals("since") ? moment : values.apply(name));
  }

  @Override
  public void close() {
    window.close();
  }
}
