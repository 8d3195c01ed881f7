package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.http.Pieces.Piece;
import org.learnwire.kit.json.Found;

/**
 * Reads one list of a stream and gives its records on, page by page.
 *
 * @param complete the list is to tell what is no longer there: its keys are kept until its end
 */
record ScopeReader(
    Lists lists,
    RecordMaker records,
    @Nullable Details details,
    PassTally tally,
    boolean complete) {

  /** Opens the list of one item: by calls, or by an engine. */
  interface Lists {
    Pieces open(PassItem item, UnaryOperator<String> values)
        throws CallFailure, InterruptedException;
  }

  /** The end of a list, which may carry the cursor. */
  record End(ObjectNode envelope, Optional<String> cursor) {}

  /**
   * All keys of a list, those included whose details were refused; and whether it was whole. Of one
   * that is not complete there are none.
   */
  record Read(Set<String> keys, boolean whole) {}

  /**
   * Takes what was read; the end comes with the last page of a list, with others the place at which
   * the list goes on.
   */
  interface Sink {
    void page(List<SourceRecord> records, @Nullable End end, Optional<String> place)
        throws InterruptedException;
  }

  Read read(PassItem item, UnaryOperator<String> values, Sink sink)
      throws CallFailure, InterruptedException {
    Set<String> keys = new HashSet<>();
    // A page is held back until another one is there: only then is it known not to be the last.
    Piece held = null;
    Optional<String> place = Optional.empty();
    Pieces pieces = lists.open(item, values);
    try (pieces) {
      for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
        if (held != null && piece.records().isEmpty()) {
          held = new Piece(held.records(), piece.envelope());
          continue;
        }
        if (held != null) {
          give(held, null, place, item, keys, sink);
        }
        held = piece;
        place = pieces.place();
      }
    } catch (CallFailure failure) {
      if (held != null) {
        give(held, null, place, item, keys, sink);
      }
      throw failure;
    }
    if (held != null) {
      End end = new End(held.envelope(), pieces.cursor());
      give(held, end, Optional.empty(), item, keys, sink);
    }
    return new Read(keys, complete && pieces.whole());
  }

  private void give(
      Piece piece,
      @Nullable End end,
      Optional<String> place,
      PassItem item,
      Set<String> keys,
      Sink sink)
      throws CallFailure, InterruptedException {
    List<SourceRecord> made = made(piece.records(), item);
    if (complete) {
      made.forEach(record -> keys.add(record.key()));
    }
    if (details != null) {
      made = made(details.of(piece.records(), item.params(), tally), item);
    }
    sink.page(made, end, place);
  }

  private List<SourceRecord> made(List<Found> found, PassItem item) {
    return found.stream().map(one -> records.of(one, item.params())).toList();
  }
}
