package org.learnwire.routes;

import java.util.Collection;
import java.util.List;
import org.learnwire.kit.manifest.StreamSpec;

/** What a user names by CONNECTION or CONNECTION/STREAM. */
record StreamNames(Connected connected, Collection<StreamSpec> streams) {

  /**
   * @throws UnknownName saying what there is
   */
  static StreamNames of(Connections connections, String which) {
    int slash = which.indexOf('/');
    if (slash < 0) {
      Connected connected = connections.named(which);
      return new StreamNames(connected, connected.manifest().streams().values());
    }
    Connected connected = connections.named(which.substring(0, slash));
    return new StreamNames(connected, List.of(connected.stream(which.substring(slash + 1))));
  }

  /** The one stream that CONNECTION/STREAM names. */
  static StreamNames one(Connections connections, String which, String word) {
    if (which.indexOf('/') < 1) {
      throw new UnknownName(word + " takes CONNECTION/STREAM, such as academy/grades");
    }
    return of(connections, which);
  }

  StreamSpec stream() {
    return streams.iterator().next();
  }
}
