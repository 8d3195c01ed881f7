package org.learnwire.kit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connectors at hand, by name. */
public interface ConnectorCatalog {

  /** Where a catalog jar packs each connector's folder. */
  String PACKED = "learnwire/connectors/";

  Optional<Connector> find(String name);

  List<Connector> all();

  /** Every folder in {@code parent} that holds a connector.yaml. */
  static ConnectorCatalog folder(Path parent) {
    return new FolderCatalog(parent);
  }

  /** What the jars of the class path pack under {@link #PACKED}. */
  static ConnectorCatalog packed(ClassLoader classes) {
    return new PackedCatalog(classes);
  }

  /** This catalog's connectors win over those of the other. */
  default ConnectorCatalog before(ConnectorCatalog other) {
    ConnectorCatalog first = this;
    return new ConnectorCatalog() {
      @Override
      public Optional<Connector> find(String name) {
        return first.find(name).or(() -> other.find(name));
      }

      @Override
      public List<Connector> all() {
        Map<String, Connector> all = new LinkedHashMap<>();
        other.all().forEach(each -> all.put(each.name(), each));
        first.all().forEach(each -> all.put(each.name(), each));
        return List.copyOf(all.values());
      }
    };
  }
}
