package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
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
    String moment = since.format().write(from);
    ListCall asked =
        since.param() == null
            ? list
            : new ListCall(
                list.call().with(since.param(), TextNode.valueOf(moment), since.in()),
                list.records(),
                list.paging());
    window = caller.list(asked, name -> name.equals("since") ? moment : values.apply(name));
  }

  @Override
  public void close() {
    window.close();
  }
}
