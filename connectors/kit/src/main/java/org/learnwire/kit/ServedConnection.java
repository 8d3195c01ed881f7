package org.learnwire.kit;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Limits;

/** A connection as an engine sees it. */
record ServedConnection(
    Connection connection, CamelContext context, Caller caller, Duration timeout)
    implements EngineConnection {

  @Override
  public String name() {
    return connection.name();
  }

  @Override
  public String baseUrl() {
    return connection.baseUrl();
  }

  @Override
  public String site() {
    return connection.site();
  }

  @Override
  public Optional<String> setting(String key) {
    return connection.setting(key);
  }

  @Override
  public Limits limits() {
    return connection.limits();
  }

  @Override
  public Network network() {
    return connection.network();
  }

  @Override
  public CallFailure failure(ErrorWord word, CallFailure.Arrival arrival, String what, String fix) {
    return CallFailure.of(
        word, arrival, caller.redacted(name() + ": " + what), caller.redacted(fix));
  }

  @Override
  public CallFailure failure(
      ErrorWord word, CallFailure.Arrival arrival, int status, String what, String fix) {
    return CallFailure.of(
        word, arrival, status, caller.redacted(name() + ": " + what), caller.redacted(fix));
  }
}
