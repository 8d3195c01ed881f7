package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Pages;
import org.learnwire.kit.http.Pages.Piece;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.ListCall;

/** Reads one list of a stream and gives its records on, page by page. */
record ScopeReader(
    Caller caller, RecordMaker records, ListCall list, @Nullable Details details, PassTally tally) {

  /** Takes what was read; the last page of a list is told, for it may carry the cursor. */
  interface Sink {
    void page(List<SourceRecord> records, boolean last, ObjectNode envelope)
        throws InterruptedException;
  }

  /** All keys of the list, those included whose details the vendor refused. */
  Set<String> read(PassItem item, UnaryOperator<String> values, Sink sink)
      throws CallFailure, InterruptedException {
    Set<String> keys = new HashSet<>();
    // A page is held back until another one is there: only then is it known not to be the last.
    Piece held = null;
    try (Pages pages = caller.list(list, values)) {
      for (Piece piece = pages.next(); piece != null; piece = pages.next()) {
        if (held != null && piece.records().isEmpty()) {
          held = new Piece(held.records(), piece.envelope());
          continue;
        }
        if (held != null) {
          give(held, false, item, keys, sink);
        }
        held = piece;
      }
    } catch (CallFailure failure) {
      if (held != null) {
        give(held, false, item, keys, sink);
      }
      throw failure;
    }
    if (held != null) {
      give(held, true, item, keys, sink);
    }
    return keys;
  }

  private void give(Piece piece, boolean last, PassItem item, Set<String> keys, Sink sink)
      throws CallFailure, InterruptedException {
    piece.records().forEach(found -> keys.add(records.of(found, item.params()).key()));
    List<Found> whole =
        details == null ? piece.records() : details.of(piece.records(), item.params(), tally);
    List<SourceRecord> made =
        whole.stream().map(found -> records.of(found, item.params())).toList();
    sink.page(made, last, piece.envelope());
  }
}
