package org.learnwire.kit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.learnwire.kit.http.Patience;
import org.learnwire.kit.manifest.Manifest;

/** Connectors written down in a test. */
final class Inline {
  static final Patience QUICK = new Patience(3, Duration.ofMillis(20), Duration.ofSeconds(5));

  private Inline() {}

  static Connector connector(String yaml, Map<String, String> mappings) {
    return new Connector(
        Manifest.load("connector.yaml", yaml),
        "inline",
        name -> Optional.ofNullable(mappings.get(name)));
  }

  static Connection connection(String yaml, String url, Map<String, String> mappings) {
    Connector connector = connector(yaml, mappings);
    return new Connection("hr", connector, UUID.randomUUID(), url, Map.of());
  }

  static LearnwireComponent into(DefaultCamelContext context, Connection connection) {
    LearnwireComponent component = new LearnwireComponent();
    component.addConnection(connection);
    component.setPatience(QUICK);
    component.setTimeout(Duration.ofSeconds(1));
    context.addComponent("learnwire", component);
    return component;
  }
}
