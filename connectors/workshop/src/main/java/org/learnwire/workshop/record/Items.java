package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.learnwire.kit.Connection;
import org.learnwire.kit.ItemKey;
import org.learnwire.kit.SourceState;
import org.learnwire.kit.manifest.StreamSpec;

/** What a stream is read by, or read with: the kept fields of the items of others. */
final class Items {
  /** Stands beside an item's own fields until it is written down. */
  static final String STREAM = "${stream}";

  private Items() {}

  static List<ObjectNode> of(SourceState state, Connection connection, StreamSpec stream) {
    Set<String> others = new LinkedHashSet<>();
    if (stream.each() != null) {
      others.addAll(stream.each().streams());
    }
    stream.with().values().forEach(join -> others.add(join.stream()));
    List<ObjectNode> items = new ArrayList<>();
    for (String other : others) {
      StreamSpec spec = connection.manifest().streams().get(other);
      for (ObjectNode kept : state.items(connection.name(), other)) {
        List<JsonNode> key = spec.key().stream().map(kept::path).toList();
        items.add(kept.deepCopy().put(STREAM, other).put("key", ItemKey.of(key)));
      }
    }
    return items;
  }
}
