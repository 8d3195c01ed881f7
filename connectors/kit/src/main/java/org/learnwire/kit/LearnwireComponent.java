package org.learnwire.kit;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Patience;
import org.learnwire.kit.http.TokenStore;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * {@code learnwire:{connection}/{stream|write}}: reads and writes the systems that connections
 * name. Connections are set here, or are beans of type {@link Connection} under their own names.
 */
@Component("learnwire")
public class LearnwireComponent extends DefaultComponent {
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final Engines engines = new Engines();
  private @Nullable SourceState state;
  private @Nullable StateRepository<String, String> stateRepository;
  private TokenStore tokenStore = TokenStore.inMemory();
  private Patience patience = Patience.standard();
  private @Nullable Duration timeout;

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

  public void setConnections(Map<String, Connection> all) {
    connections.clear();
    all.values().forEach(this::addConnection);
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

  public void setPatience(Patience patience) {
    this.patience = patience;
  }

  /** Goes over the timeouts that connectors name. */
  public void setTimeout(Duration timeout) {
    this.timeout = timeout;
  }

  /** The one way to the vendor of a connection. */
  Caller caller(Connection connection) {
    return callers.computeIfAbsent(
        connection.name(),
        name -> new Caller(getCamelContext(), connection.target(timeout), patience, tokenStore));
  }

  /** The connection as engines see it. */
  ServedConnection served(Connection connection) {
    return new ServedConnection(connection, getCamelContext(), caller(connection));
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
    Connection connection = connection(parts[0]);
    Set<String> streams = connection.manifest().streams().keySet();
    Set<String> writes = connection.manifest().writes().keySet();
    if (!streams.contains(parts[1]) && !writes.contains(parts[1])) {
      throw new UnknownName(connection.nothingNamed(parts[1]));
    }
    LearnwireEndpoint endpoint = new LearnwireEndpoint(uri, this, connection, parts[1]);
    setProperties(endpoint, parameters);
    return endpoint;
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
