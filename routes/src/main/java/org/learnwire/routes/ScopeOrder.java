package org.learnwire.routes;

import java.util.Optional;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Target;

/**
 * Where the policy names sites or legal entities, nobody's records are read before HR has said once
 * who belongs where: read earlier, everybody would be unknown.
 */
final class ScopeOrder {
  private final Connections connections;
  private final StreamStates states;
  private final boolean scoped;

  ScopeOrder(Connections connections, StreamStates states, boolean scoped) {
    this.connections = connections;
    this.states = states;
    this.scoped = scoped;
  }

  /** For what a stream has to wait, as a sentence. */
  Optional<String> waits(Connected connected, StreamSpec stream) {
    if (!scoped || stream.to() == Target.EMPLOYEE || stream.to() == Target.REFERENCE) {
      return Optional.empty();
    }
    for (Connected each : connections.all()) {
      for (StreamSpec other : each.manifest().streams().values()) {
        if (other.to() == Target.EMPLOYEE
            && states.of(each.id(), other.name()).firstDone().isEmpty()) {
          return Optional.of(
              "%s/%s waits until %s/%s was read to its end once: before that nobody can tell who is"
                      .formatted(connected.name(), stream.name(), each.name(), other.name())
                  + " in the policy's scope");
        }
      }
    }
    return Optional.empty();
  }
}
