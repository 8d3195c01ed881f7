package org.learnwire.connector.xapi;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.ShownUri;
import org.learnwire.kit.http.Patience;

/** {@code xapi:https://lrs.example.test/xapi}: statements out of any LRS, and into it. */
@Component("xapi")
public class XapiComponent extends HealthCheckComponent {
  private static final String SECRET = "username|password|token";

  @Metadata(
      label = "consumer",
      description =
          "Where consumers remember how far they have read. Without one it is kept in memory, and"
              + " everything is read again after a restart.")
  private @Nullable StateRepository<String, String> stateRepository;

  @Metadata(label = "advanced", description = "How often and how long a call is tried again")
  private Patience patience = Patience.standard();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    Map<String, String> narrowing = new HashMap<>();
    PropertiesHelper.extractProperties(parameters, "filter.")
        .forEach((name, value) -> narrowing.put(name, String.valueOf(value)));
    Selection.known(narrowing.keySet());
    XapiEndpoint endpoint = new XapiEndpoint(ShownUri.of(uri, SECRET), this, remaining);
    endpoint.setFilter(narrowing);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  public synchronized StateRepository<String, String> getStateRepository() {
    if (stateRepository == null) {
      stateRepository = new MemoryStateRepository();
    }
    return stateRepository;
  }

  public synchronized void setStateRepository(StateRepository<String, String> stateRepository) {
    this.stateRepository = stateRepository;
  }

  public Patience getPatience() {
    return patience;
  }

  public void setPatience(Patience patience) {
    this.patience = patience;
  }
}
