package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is remembered while told records are read: the same, and nothing of a pass moves. */
record DrainState(SourceState present) implements SourceState {

  @Override
  public Optional<String> cursor(String connection, String stream) {
    return Optional.empty();
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
