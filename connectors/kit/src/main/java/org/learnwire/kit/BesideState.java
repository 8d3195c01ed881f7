package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * What is remembered for a reading beside the present one: it sees the same parents and joins,
 * begins where it is told to, and moves nothing of the present.
 */
public class BesideState implements SourceState {
  private final SourceState present;
  private final @Nullable String cursor;

  /**
   * Begins there.
   *
   * @param from empty for the beginning; also where the stream has no cursor
   */
  public BesideState(SourceState present, StreamSpec stream, Optional<Instant> from) {
    this.present = present;
    this.cursor =
        stream.since() == null ? null : from.map(stream.since().format()::write).orElse(null);
  }

  @Override
  public Optional<String> cursor(String connection, String stream) {
    return Optional.ofNullable(cursor);
  }

  @Override
  public int generation(String connection, String stream) {
    return present.generation(connection, stream);
  }

  @Override
  public void pageDone(SourcePage page, Optional<String> cursorAfter) {}

  @Override
  public Iterable<ObjectNode> items(String connection, String stream) {
    return present.items(connection, stream);
  }

  @Override
  public Optional<ObjectNode> item(String connection, String stream, String key) {
    return present.item(connection, stream, key);
  }

  @Override
  public List<DueItem> due(String connection, String stream, int limit) {
    return List.of();
  }

  @Override
  public void itemDone(String connection, String stream, DueItem item) {}

  @Override
  public void scopeRead(String connection, String stream, String scope, Set<String> keysSeen) {}

  @Override
  public void passEnded(String connection, String stream, boolean complete) {}
}
