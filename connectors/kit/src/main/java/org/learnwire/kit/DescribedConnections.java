package org.learnwire.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Uuids;

/**
 * Connections that an application describes by words: which connector, where, and the settings. One
 * name is one connection, so that all of its endpoints share its pace.
 */
final class DescribedConnections {
  /** What a connection is made of; settings that are empty are not set. */
  record Description(String connector, @Nullable String baseUrl, Map<String, String> settings) {
    Description {
      settings = Map.copyOf(settings);
      baseUrl = baseUrl == null || baseUrl.isBlank() ? null : baseUrl;
    }

    /** Its text must not say the settings. */
    @Override
    public String toString() {
      return connector;
    }
  }

  private record Made(Description description, Connection connection) {}

  private final Map<String, Made> made = new ConcurrentHashMap<>();

  /**
   * The connection of this name.
   *
   * @param folder of the user's own connectors, before the packed ones
   * @throws InvalidConnection when the name stands for another one already
   * @throws UnknownName naming the connectors there are
   */
  Connection of(String name, Description description, @Nullable String folder) {
    Made there =
        made.computeIfAbsent(name, key -> new Made(description, connect(key, description, folder)));
    if (!there.description().equals(description)) {
      throw new InvalidConnection(
          "connection %s is described twice, and not alike; give one of them another name"
              .formatted(name));
    }
    return there.connection();
  }

  private static Connection connect(String name, Description description, @Nullable String folder) {
    ConnectorCatalog packed = ConnectorCatalog.packed(DescribedConnections.class.getClassLoader());
    ConnectorCatalog catalog =
        folder == null ? packed : ConnectorCatalog.folder(Path.of(folder)).before(packed);
    Connector connector =
        catalog
            .find(description.connector())
            .orElseThrow(() -> unknown(name, description, catalog));
    return new Connection(
        name,
        connector,
        Uuids.v5(Uuids.NS_LEARNWIRE, "connection", name),
        description.baseUrl(),
        description.settings());
  }

  private static UnknownName unknown(
      String name, Description description, ConnectorCatalog catalog) {
    List<String> names = catalog.all().stream().map(Connector::name).toList();
    return new UnknownName(
        names.isEmpty()
            ? "connection %s: the class path has no connectors; add learnwire-catalog"
                .formatted(name)
            : "connection %s: there is no connector %s; there are %s"
                .formatted(name, description.connector(), names));
  }
}
