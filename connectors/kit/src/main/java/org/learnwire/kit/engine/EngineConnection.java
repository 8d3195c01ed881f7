package org.learnwire.kit.engine;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Limits;

/** What an engine knows of the connection it serves. */
public interface EngineConnection {

  String name();

  /** The user's {@code base-url} or the manifest's, no slash at its end; empty where none is. */
  String baseUrl();

  /** The address under which the system's things are known: {@code $site} of the mappings. */
  String site();

  /** A setting, secret or not; empty if it is not set. Never for a message. */
  Optional<String> setting(String key);

  Limits limits();

  /** How long one step of a conversation may take. */
  Duration timeout();

  /** How the user wants it to leave this machine. */
  Network network();

  /** The application's Camel, for an engine that uses a component of it. */
  CamelContext context();

  /**
   * The one way to the vendor: paced and retried as for every call, and over HTTP authenticated
   * too.
   */
  Caller caller();

  /** A failure in the kit's words, the connection's name first and its secrets taken out. */
  CallFailure failure(ErrorWord word, CallFailure.Arrival arrival, String what, String fix);

  /** The same with the number that the other side gave for it. */
  CallFailure failure(
      ErrorWord word, CallFailure.Arrival arrival, int status, String what, String fix);
}
