package org.learnwire.kit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.DayCounts;
import org.learnwire.kit.http.Patience;
import org.learnwire.kit.http.Tap;
import org.learnwire.kit.http.TokenStore;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * {@code learnwire:{connection}/{stream|write}}: reads and writes the systems that connections
 * name. Connections are set here, or are beans of type {@link Connection} under their own names.
 */
@Component("learnwire")
public class LearnwireComponent extends HealthCheckComponent {
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final DescribedConnections described = new DescribedConnections();
  private final Engines engines = new Engines();

  @Metadata(
      label = "advanced",
      description = "What is remembered between passes, in a store of the application's own")
  private @Nullable SourceState state;

  @Metadata(
      label = "consumer",
      description =
          "Where consumers remember how far they have read. Without one it is kept in memory, and"
              + " everything is read again after a restart.")
  private @Nullable StateRepository<String, String> stateRepository;

  @Metadata(
      label = "advanced",
      description =
          "Where refresh tokens are kept that a vendor replaces; without one they are lost when the"
              + " process ends")
  private TokenStore tokenStore = TokenStore.inMemory();

  @Metadata(
      label = "advanced",
      description =
          "Where the calls of a day are counted, for connectors with a daily quota; without one the"
              + " count begins anew with the process")
  private DayCounts dayCounts = DayCounts.inMemory();

  @Metadata(label = "advanced", description = "How often and how long a call is tried again")
  private Patience patience = Patience.standard();

  @Metadata(label = "common", description = "Goes over the timeouts that connectors name")
  private @Nullable Duration timeout;

  @Metadata(
      label = "advanced",
      description = "Hears everything that is said with the systems, secrets too: for recordings")
  private @Nullable Tap tap;

  @Metadata(
      label = "common",
      description = "A folder of connectors of your own; they go before the packed ones")
  private @Nullable String connectors;

  /** The connection of this name; {@link UnknownName} says which there are. */
  public Connection connection(String name) {
    Connection set = connections.get(name);
    Connection found =
        set != null || getCamelContext() == null
            ? set
            : getCamelContext().getRegistry().lookupByNameAndType(name, Connection.class);
    if (found == null) {
      throw new UnknownName("there is no connection " + name + "; there are " + names());
    }
    return found;
  }

  public void addConnection(Connection connection) {
    connections.put(connection.name(), connection);
  }

  public Map<String, Connection> getConnections() {
    return Map.copyOf(connections);
  }

  @Metadata(label = "advanced", description = "The connections by their names")
  public void setConnections(Map<String, Connection> all) {
    connections.clear();
    all.values().forEach(this::addConnection);
  }

  /**
   * Makes a connection of words; its id is drawn from its name.
   *
   * @param connector the kind of system, as its folder is called
   * @param baseUrl null where the connector knows the address
   */
  public Connection describe(
      String name,
      @Nullable String connector,
      @Nullable String baseUrl,
      Map<String, String> settings) {
    if (connector == null || connector.isBlank()) {
      throw new InvalidConnection("connection %s says no connector".formatted(name));
    }
    Connection connection =
        described.of(
            name, new DescribedConnections.Description(connector, baseUrl, settings), connectors);
    addConnection(connection);
    return connection;
  }

  /** What is remembered between passes; without one it is kept in {@link #setStateRepository}. */
  public void setState(SourceState state) {
    this.state = state;
  }

  public synchronized SourceState getState() {
    if (state == null) {
      state = new RepositoryState(repository(), this::connection);
    }
    return state;
  }

  /** For plain Camel applications: where cursors, kept fields and due lists are kept. */
  public void setStateRepository(StateRepository<String, String> stateRepository) {
    this.stateRepository = stateRepository;
  }

  /**
   * Where refresh tokens are kept that a vendor replaces; without one they are lost when the
   * process ends.
   */
  public void setTokenStore(TokenStore tokenStore) {
    this.tokenStore = tokenStore;
  }

  public TokenStore getTokenStore() {
    return tokenStore;
  }

  public DayCounts getDayCounts() {
    return dayCounts;
  }

  public void setDayCounts(DayCounts dayCounts) {
    this.dayCounts = dayCounts;
  }

  public @Nullable StateRepository<String, String> getStateRepository() {
    return stateRepository;
  }

  public @Nullable String getConnectors() {
    return connectors;
  }

  public void setConnectors(String connectors) {
    this.connectors = connectors;
  }

  public Patience getPatience() {
    return patience;
  }

  public void setPatience(Patience patience) {
    this.patience = patience;
  }

  public @Nullable Duration getTimeout() {
    return timeout;
  }

  public @Nullable Tap getTap() {
    return tap;
  }

  public void setTap(Tap tap) {
    this.tap = tap;
  }

  /** Goes over the timeouts that connectors name. */
  public void setTimeout(Duration timeout) {
    this.timeout = timeout;
  }

  /** The one way to the vendor of a connection. */
  Caller caller(Connection connection) {
    return callers.computeIfAbsent(
        connection.name(),
        name ->
            new Caller(
                getCamelContext(),
                connection.target(timeout),
                patience,
                tokenStore,
                dayCounts,
                tap));
  }

  /** The connection as engines see it. */
  ServedConnection served(Connection connection) {
    return new ServedConnection(
        connection, getCamelContext(), caller(connection), connection.target(timeout).timeout());
  }

  /** What opens the lists of a stream that an engine serves; null for one that calls serve. */
  @Nullable EngineLists lists(
      Connection connection, StreamSpec stream, SourceState remembered, ReadOptions options) {
    return stream.by() == null
        ? null
        : new EngineLists(
            engines.stream(stream.by().engine()), served(connection), stream, remembered, options);
  }

  Engines engines() {
    return engines;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    String[] parts = remaining.split("/", 2);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new UnknownName(
          uri + ": write learnwire:CONNECTION/STREAM or learnwire:CONNECTION/WRITE");
    }
    Connection connection = connection(parts[0], parameters);
    Set<String> streams = connection.manifest().streams().keySet();
    Set<String> writes = connection.manifest().writes().keySet();
    if (!streams.contains(parts[1]) && !writes.contains(parts[1])) {
      throw new UnknownName(connection.nothingNamed(parts[1]));
    }
    LearnwireEndpoint endpoint =
        new LearnwireEndpoint(
            ShownUri.of(uri, "settings\\.[^=]+|baseUrl"), this, connection, parts[1]);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  /** One that the application knows, or one that the address itself describes. */
  private Connection connection(String name, Map<String, Object> parameters) {
    Map<String, String> settings = new HashMap<>();
    PropertiesHelper.extractProperties(parameters, "settings.")
        .forEach((key, value) -> settings.put(key, String.valueOf(value)));
    String connector = getAndRemoveParameter(parameters, "connector", String.class);
    String baseUrl = getAndRemoveParameter(parameters, "baseUrl", String.class);
    boolean unverified = getAndRemoveParameter(parameters, "allowUnverified", Boolean.class, false);
    if (connector != null) {
      return describe(name, connector, baseUrl, settings).allowingUnverified(unverified);
    }
    if (!settings.isEmpty() || baseUrl != null) {
      throw new InvalidConnection(
          "learnwire:%s/…: settings and baseUrl describe a connection only together with connector"
              .formatted(name));
    }
    return connection(name);
  }

  @Override
  protected void doStop() throws Exception {
    callers.values().forEach(Caller::close);
    callers.clear();
    super.doStop();
  }

  private StateRepository<String, String> repository() {
    if (stateRepository == null) {
      stateRepository = new MemoryStateRepository();
    }
    // Whenever it was set: a file that is not started has forgotten everything.
    ServiceHelper.startService(stateRepository);
    return stateRepository;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(connections.keySet());
    if (getCamelContext() != null) {
      names.addAll(getCamelContext().getRegistry().findByTypeWithName(Connection.class).keySet());
    }
    return names;
  }
}
