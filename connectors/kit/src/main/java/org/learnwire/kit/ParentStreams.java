package org.learnwire.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnwire.kit.manifest.Join;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;

/** The streams whose items another one needs: to fan out over, or to look into. */
final class ParentStreams {
  private ParentStreams() {}

  /** Those of a stream, parents before their children, without the stream itself. */
  static List<StreamSpec> of(Manifest manifest, StreamSpec stream) {
    Map<String, StreamSpec> found = new LinkedHashMap<>();
    collect(manifest, stream, found, new ArrayList<>(List.of(stream.name())));
    return List.copyOf(found.values());
  }

  private static void collect(
      Manifest manifest, StreamSpec of, Map<String, StreamSpec> found, List<String> way) {
    List<String> names = new ArrayList<>();
    if (of.each() != null) {
      names.addAll(of.each().streams());
    }
    of.with().values().stream().map(Join::stream).forEach(names::add);
    for (String name : names) {
      if (!found.containsKey(name) && !way.contains(name)) {
        way.add(name);
        StreamSpec parent = manifest.streams().get(name);
        collect(manifest, parent, found, way);
        found.put(name, parent);
      }
    }
  }
}
