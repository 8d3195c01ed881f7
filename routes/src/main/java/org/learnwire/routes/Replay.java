package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceRecord;

/** Maps and stores quarantined records again, for example after a mapping was mended. */
final class Replay {
  private final Connections connections;
  private final Quarantine quarantine;
  private final MapStep mapping;
  private final StoreStep store;

  /**
   * What replaying did.
   *
   * @param left one line for each that is still quarantined
   */
  record Replayed(int done, List<String> left) {}

  Replay(Connections connections, Quarantine quarantine, MapStep mapping, StoreStep store) {
    this.connections = connections;
    this.quarantine = quarantine;
    this.mapping = mapping;
    this.store = store;
  }

  Replayed replay(Collection<Long> ids) {
    int done = 0;
    List<String> left = new ArrayList<>();
    for (long id : ids) {
      Optional<Quarantine.Kept> kept = quarantine.byId(id);
      if (kept.isEmpty()) {
        left.add(id + ": it is not in quarantine any more");
      } else if (connections.find(kept.get().connection()).isEmpty()) {
        left.add(id + ": its connection " + kept.get().connection() + " is not configured");
      } else {
        MappedPage page = mapping.map(page(kept.get()));
        store.store(page, true);
        if (page.records().get(0).isOutOfScope()) {
          quarantine.forget(id);
        }
        Optional<Quarantine.Kept> still = quarantine.byId(id);
        still.ifPresent(s -> left.add(id + ": " + s.reason() + ": " + s.detail()));
        done += still.isPresent() ? 0 : 1;
      }
    }
    return new Replayed(done, left);
  }

  /** As read when it was put aside: it is none of a pass that is under way. */
  private static SourcePage page(Quarantine.Kept kept) {
    ObjectNode json = Json.object(kept.record());
    SourceRecord record = SourceRecord.of(json.put("connection", kept.connection()));
    return new SourcePage(kept.connection(), kept.stream(), 0, false, kept.at(), List.of(record));
  }
}
