package org.learnwire.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.learnwire.catalog.Connectors;
import org.learnwire.kit.Connector;
import org.learnwire.kit.manifest.Manifest;

/** What can be connected: name, kind, streams, writes with class and verified mark. */
public final class ConnectorList {
  private final List<Manifest> manifests;

  private ConnectorList(List<Manifest> manifests) {
    this.manifests = manifests;
  }

  public static ConnectorList packed() {
    return new ConnectorList(
        Connectors.packed().all().stream()
            .map(Connector::manifest)
            .sorted(Comparator.comparing(Manifest::name))
            .toList());
  }

  public String text() {
    return manifests.stream().map(ConnectorList::text).collect(Collectors.joining("\n\n"));
  }

  private static String text(Manifest manifest) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%s (%s), %s", manifest.name(), manifest.title(), word(manifest.kind().name())));
    manifest
        .streams()
        .values()
        .forEach(
            stream ->
                text.append(
                    String.format("%n  reads  %-22s %s", stream.name(), stream.verified().word())));
    manifest
        .writes()
        .values()
        .forEach(
            write ->
                text.append(
                    String.format(
                        "%n  writes %-22s %-14s class %s",
                        write.name(), write.verified().word(), write.writeClass().word())));
    return text.toString();
  }

  public String json() throws JsonProcessingException {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (Manifest manifest : manifests) {
      ObjectNode node = all.addObject();
      node.put("name", manifest.name()).put("title", manifest.title());
      node.put("kind", word(manifest.kind().name()));
      ArrayNode streams = node.putArray("streams");
      manifest
          .streams()
          .values()
          .forEach(
              s -> streams.addObject().put("name", s.name()).put("verified", s.verified().word()));
      ArrayNode writes = node.putArray("writes");
      manifest
          .writes()
          .values()
          .forEach(
              w ->
                  writes
                      .addObject()
                      .put("name", w.name())
                      .put("class", w.writeClass().word())
                      .put("verified", w.verified().word()));
    }
    return Json.MAPPER.writeValueAsString(all);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
