package org.learnwire.starter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a Spring Boot application says of the systems it is connected to.
 *
 * @param connections one system each; the name is yours and stands in {@code learnwire:NAME/…}
 * @param connectors a folder of connectors of your own; they go before the packed ones
 * @param timeout goes over the timeouts that connectors name
 * @param stateFile where consumers remember how far they have read; a bean of type StateRepository
 *     goes before it, and without either all is read again after a restart
 */
@ConfigurationProperties("camel.component.learnwire")
public record LearnwireProperties(
    Map<String, ConnectionProperties> connections,
    @Nullable Path connectors,
    @Nullable Duration timeout,
    @Nullable Path stateFile) {

  public LearnwireProperties {
    connections = connections == null ? Map.of() : Map.copyOf(connections);
  }

  /**
   * One system.
   *
   * @param connector which kind of system, as its folder is called: moodle, bamboohr, …
   * @param baseUrl its address, where the connector does not know it
   * @param settings as the connector's README names them; secrets best as ${NAME} of the
   *     environment
   */
  public record ConnectionProperties(
      @Nullable String connector, @Nullable String baseUrl, Map<String, String> settings) {

    public ConnectionProperties {
      settings = settings == null ? Map.of() : Map.copyOf(settings);
    }

    /** Its text must not say the settings. */
    @Override
    public String toString() {
      return String.valueOf(connector);
    }
  }
}
