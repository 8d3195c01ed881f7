package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the kit must remember between passes: the seam on which a store is plugged in.
 *
 * <p>Whoever stores a page also enters what it makes due: see {@link Connector#dueAfter}.
 */
public interface SourceState {

  Optional<String> cursor(String connection, String stream);

  /** Raised only by a remap; part of every statement id. */
  int generation(String connection, String stream);

  /** The page's Exchange completed well. The cursor is given with the last page of a pass only. */
  void pageDone(SourcePage page, Optional<String> cursorAfter);

  /** Kept fields of the live items of a stream, for {@code each}. */
  Iterable<ObjectNode> items(String connection, String stream);

  /** Kept fields of one live item, for {@code with}. */
  Optional<ObjectNode> item(String connection, String stream, String key);

  /** Items whose parent changed, oldest first; survives crashes. */
  List<DueItem> due(String connection, String stream, int limit);

  /** The due item was read; it stays if its parent changed meanwhile ({@link DueItem#seq}). */
  void itemDone(String connection, String stream, DueItem item);

  /** One complete list was read: what else was known under this scope is absent now. */
  void scopeRead(String connection, String stream, String scope, Set<String> keysSeen);

  /** Whether a list was stored whole before and is left out: a backfill goes on. */
  default boolean isRead(String connection, String stream, String scope) {
    return false;
  }

  /** Where the one list of a stream goes on that was read in part; empty begins it. */
  default Optional<String> place(String connection, String stream) {
    return Optional.empty();
  }

  /** Everything of the one list of a stream is stored up to this place. */
  default void reached(String connection, String stream, String place) {}

  void passEnded(String connection, String stream, boolean complete);

  /** What the system has told of this stream and was not read yet, in the order it came. */
  default List<Hook> hooks(String connection, String stream, long after, int most) {
    return List.of();
  }

  /** These are stored, or counted as what they are. */
  default void hooksRead(String connection, String stream, List<Long> ids) {}
}
