package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.manifest.ListCall;
import org.learnwire.kit.manifest.Since;
import org.learnwire.kit.manifest.StreamSpec;

/** Where a stream of changes goes on: what is asked with, and what is remembered afterwards. */
final class CursorTrack {
  private final StreamSpec stream;
  private final Optional<String> before;
  private final boolean complete;
  private final Instant began;
  private @Nullable Instant greatest;

  /**
   * @param before the cursor that was remembered, empty for a first pass
   */
  CursorTrack(StreamSpec stream, Optional<String> before, ReadOptions options, Instant began) {
    this.stream = stream;
    this.before = options.fromStart() ? Optional.empty() : before;
    this.began = began;
    this.complete =
        stream.sweep() != null
            && (options.sweep() || (stream.since() != null && this.before.isEmpty()));
  }

  /** Whether the complete list is read in place of the changes. */
  boolean complete() {
    return complete || stream.since() == null;
  }

  ListCall list() {
    if (complete) {
      return stream.sweep();
    }
    Since since = stream.since();
    if (since == null || since.param() == null || before.isEmpty()) {
      return stream.list();
    }
    ListCall list = stream.list();
    return new ListCall(
        list.call().with(since.param(), TextNode.valueOf(from()), since.in()),
        list.records(),
        list.paging());
  }

  /**
   * The list that is read: the complete one, or what changed, in windows where it must be.
   *
   * @param place where a backfill had come to; empty for the beginning
   */
  Pieces open(Caller caller, UnaryOperator<String> values, Optional<String> place) {
    Since since = stream.since();
    if (complete || since == null || since.most() == 0) {
      return place.isPresent()
          ? caller.list(list(), values, place.get())
          : caller.list(list(), values);
    }
    return place.isPresent()
        ? caller.windows(stream.list(), since, values, place.get())
        : caller.windows(list(), stream.list(), since, values);
  }

  /** What {@code {since}} stands for. */
  ObjectNode values() {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    if (stream.since() != null) {
      values.put("since", from());
    }
    return values;
  }

  void seen(List<SourceRecord> records) {
    Since since = stream.since();
    if (since != null && since.maxOf() != null) {
      for (SourceRecord record : records) {
        RecordFields.of(record)
            .value(since.maxOf())
            .map(JsonNode::asText)
            .flatMap(since.format()::read)
            .filter(at -> greatest == null || at.isAfter(greatest))
            .ifPresent(at -> greatest = at);
      }
    }
  }

  /**
   * To be remembered once every page is stored; empty leaves the old one.
   *
   * @param skew how far the vendor's clock is ahead of ours: its changes bear its own times
   */
  Optional<String> after(ObjectNode envelope, Duration skew) {
    Since since = stream.since();
    if (since == null) {
      return Optional.empty();
    }
    if (since.maxOf() != null && greatest != null) {
      Optional<Instant> old = before.flatMap(since.format()::read);
      Instant at = old.filter(greatest::isBefore).orElse(greatest);
      return Optional.of(since.format().write(at));
    }
    if (since.maxOf() != null && before.isPresent()) {
      return Optional.empty();
    }
    Optional<String> answer =
        since.answer() == null ? Optional.empty() : since.answer().text(envelope);
    return Optional.of(answer.orElseGet(() -> since.format().write(began.plus(skew))));
  }

  private String from() {
    Since since = stream.since();
    Instant start = before.flatMap(since.format()::read).map(since::askedFrom).orElse(null);
    if (start != null) {
      return since.format().write(start);
    }
    return before.orElseGet(() -> since.format().write(Instant.EPOCH));
  }
}
