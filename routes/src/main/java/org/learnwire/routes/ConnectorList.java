package org.learnwire.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.learnwire.catalog.Connectors;
import org.learnwire.kit.Connector;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Target;
import org.learnwire.kit.manifest.Verified;
import org.learnwire.kit.manifest.WriteSpec;

/**
 * What can be connected: name, kind, streams, writes with class and verified mark. The page
 * docs/connectors.md says the same.
 */
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

  /** The connectors that offer a write, by name. */
  String writing(String write) {
    String names =
        manifests.stream()
            .filter(each -> each.writes().containsKey(write))
            .map(Manifest::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  public Set<String> names() {
    return manifests.stream().map(Manifest::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The streams that a connector reads; none where it only writes or is no packed one. */
  public List<String> streams(String connector) {
    return manifests.stream()
        .filter(each -> each.name().equals(connector))
        .flatMap(each -> each.streams().keySet().stream())
        .toList();
  }

  /** The matrix: one line for each stream and write, the connector's name on each. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(line("connector", "kind", "support", "", "stream or write", "verified", "class", ""));
    for (Manifest manifest : manifests) {
      read(manifest)
          .forEach(s -> lines.add(line(manifest, "reads", s.name(), s.verified(), "", "")));
      manifest.writes().values().forEach(w -> lines.add(line(manifest, w)));
    }
    lines.add("");
    lines.add(
        "held: inferred writes, and writes of a preview that were never seen to work, are sent only where a connection says allow-unverified: true");
    return String.join(System.lineSeparator(), lines);
  }

  /** What is only looked up for other streams is no stream of its own. */
  private static List<StreamSpec> read(Manifest manifest) {
    return manifest.streams().values().stream()
        .filter(stream -> stream.to() != Target.REFERENCE)
        .toList();
  }

  private static String line(Manifest manifest, WriteSpec write) {
    return line(
        manifest,
        "writes",
        write.name(),
        write.verified(),
        write.writeClass().word(),
        manifest.unproven(write) ? "held" : "");
  }

  private static String line(
      Manifest manifest,
      String does,
      String name,
      Verified verified,
      String writeClass,
      String held) {
    return line(
        manifest.name(),
        word(manifest.kind().name()),
        manifest.support().word(),
        does,
        name,
        verified.word(),
        writeClass,
        held);
  }

  private static String line(String... cells) {
    return String.format("%-12s %-12s %-10s %-6s %-24s %-14s %-8s %s", (Object[]) cells)
        .stripTrailing();
  }

  public String json() throws JsonProcessingException {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (Manifest manifest : manifests) {
      ObjectNode node = all.addObject();
      node.put("name", manifest.name()).put("title", manifest.title());
      node.put("kind", word(manifest.kind().name()));
      node.put("support", manifest.support().word());
      ArrayNode streams = node.putArray("streams");
      read(manifest)
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
                      .put("verified", w.verified().word())
                      .put("held", manifest.unproven(w)));
    }
    return Json.MAPPER.writeValueAsString(all);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
