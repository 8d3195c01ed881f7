package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.TokenStore;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.Method;

/** One connection that a test asks through, without a route. */
final class Asking implements AutoCloseable {
  static final Call THINGS = call(Method.GET, "/things");
  static final Call WRITE = call(Method.POST, "/things");
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Caller caller;

  Asking(String yaml, String url, Map<String, String> settings) {
    this(yaml, url, settings, TokenStore.inMemory(), Network.straight());
  }

  Asking(String yaml, String url, Map<String, String> settings, TokenStore store, Network network) {
    Connector connector = Inline.connector(yaml, Map.of());
    Connection connection =
        new Connection(
            "hr",
            connector,
            UUID.randomUUID(),
            url,
            settings,
            connector.manifest().limits(),
            network);
    LearnwireComponent component = new LearnwireComponent();
    component.addConnection(connection);
    component.setPatience(Inline.QUICK);
    component.setTimeout(Duration.ofSeconds(5));
    component.setTokenStore(store);
    context.addComponent("learnwire", component);
    context.start();
    caller = component.caller(connection);
  }

  JsonNode read() throws CallFailure, InterruptedException {
    return caller.read(THINGS, name -> "");
  }

  JsonNode write() throws CallFailure, InterruptedException {
    return caller.send(WRITE, name -> "", null);
  }

  /** What goes wrong with a read; null if nothing does. */
  @Nullable CallFailure failure() throws InterruptedException {
    try {
      read();
      return null;
    } catch (CallFailure failure) {
      return failure;
    }
  }

  Caller caller() {
    return caller;
  }

  private static Call call(Method method, String path) {
    return new Call(method, path, Map.of(), Map.of(), Map.of(), null);
  }

  @Override
  public void close() {
    context.stop();
  }
}
