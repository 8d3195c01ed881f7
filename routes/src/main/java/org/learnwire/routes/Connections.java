package org.learnwire.routes;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.learnwire.catalog.Connectors;
import org.learnwire.kit.Connection;
import org.learnwire.kit.Connector;
import org.learnwire.kit.ConnectorCatalog;
import org.learnwire.kit.InvalidConnection;
import org.learnwire.kit.manifest.Kind;

/** The user's connections, by name; those that say who people are come first. */
final class Connections {
  private static final List<Kind> ORDER =
      List.of(Kind.HRIS, Kind.FILES, Kind.CRM, Kind.LMS, Kind.LRS, Kind.PERFORMANCE, Kind.CHAT);

  private final Map<String, Connected> byName = new LinkedHashMap<>();

  Connections(JourneySettings settings, Function<ConnectionSettings, UUID> ids) {
    ConnectorCatalog catalog =
        settings.connectors().map(Connectors::with).orElseGet(Connectors::packed);
    PolicyCheck.of(settings, catalog);
    settings.connections().stream()
        .map(each -> connect(each, connector(catalog, each), ids.apply(each), settings.policy()))
        .sorted(Comparator.comparingInt(c -> ORDER.indexOf(c.manifest().kind())))
        .forEach(each -> byName.put(each.name(), each));
  }

  private static Connector connector(ConnectorCatalog catalog, ConnectionSettings settings) {
    return catalog
        .find(settings.connector())
        .orElseThrow(
            () ->
                new UnknownName(
                    settings.where()
                        + ": connection "
                        + settings.name()
                        + ": there is no connector "
                        + settings.connector()
                        + "; there are "
                        + String.join(", ", catalog.all().stream().map(Connector::name).toList())));
  }

  private static Connected connect(
      ConnectionSettings settings, Connector connector, UUID id, PolicySettings policy) {
    streamsOf(settings, connector);
    try {
      return new Connected(
          settings,
          new Connection(
                  settings.name(),
                  connector,
                  id,
                  settings.baseUrl().orElse(null),
                  settings.settings(),
                  settings.limits().over(connector.manifest().limits()),
                  settings.network())
              .allowingUnverified(settings.allowUnverified())
              .dropping(policy.droppedOf(settings.name())));
    } catch (InvalidConnection e) {
      throw new UnknownName(settings.where() + ": " + e.getMessage());
    }
  }

  /** Refuses a freshness for a stream that is not there. */
  private static void streamsOf(ConnectionSettings settings, Connector connector) {
    for (String stream : settings.upkeep().freshness().keySet()) {
      if (!stream.equals(Upkeep.EVERY_STREAM)
          && !connector.manifest().streams().containsKey(stream)) {
        throw new UnknownName(
            settings.where()
                + ": connection "
                + settings.name()
                + ": freshness: there is no stream "
                + stream
                + "; there are "
                + String.join(", ", connector.manifest().streams().keySet()));
      }
    }
  }

  Collection<Connected> all() {
    return byName.values();
  }

  Connected named(String name) {
    Connected connected = byName.get(name);
    if (connected == null) {
      throw new UnknownName(
          "there is no connection "
              + name
              + "; there are "
              + (byName.isEmpty() ? "none" : String.join(", ", byName.keySet())));
    }
    return connected;
  }

  Connected byId(UUID id) {
    return byName.values().stream()
        .filter(connected -> connected.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UnknownName("there is no connection with the id " + id));
  }

  Optional<Connected> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
