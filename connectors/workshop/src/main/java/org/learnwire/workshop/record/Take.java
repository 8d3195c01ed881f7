package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one stream, or one write, as it was said.
 *
 * @param subject the stream or write
 * @param name of the conversation it becomes
 * @param asked how: {@code sweep}, {@code cursor}, {@code input}, {@code lookup}
 * @param items by their streams, what was remembered before: {@code stream}, {@code key}, fields
 */
record Take(
    String subject,
    String name,
    Asked asked,
    List<ObjectNode> items,
    List<Tape.Exchange> exchanges) {

  /** How a conversation begins. */
  record Asked(
      boolean sweep, @Nullable String cursor, @Nullable ObjectNode input, boolean lookup) {}

  static Take ofStream(
      String stream,
      String name,
      boolean sweep,
      @Nullable String cursor,
      List<ObjectNode> items,
      List<Tape.Exchange> exchanges) {
    return new Take(stream, name, new Asked(sweep, cursor, null, false), items, exchanges);
  }

  static Take ofWrite(
      String write, String name, boolean lookup, ObjectNode input, List<Tape.Exchange> exchanges) {
    return new Take(write, name, new Asked(false, null, input, lookup), List.of(), exchanges);
  }
}
