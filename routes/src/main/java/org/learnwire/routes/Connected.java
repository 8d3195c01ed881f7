package org.learnwire.routes;

import java.util.UUID;
import org.learnwire.kit.Connection;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.rules.DecisionKind;

/** A configured connection, and the settings that only the journey needs. */
record Connected(ConnectionSettings settings, Connection connection) {
  static final String COMMENT = "goal.comment";

  String name() {
    return settings.name();
  }

  UUID id() {
    return connection.id();
  }

  Manifest manifest() {
    return connection.manifest();
  }

  StreamSpec stream(String stream) {
    StreamSpec spec = manifest().streams().get(stream);
    if (spec == null) {
      throw new UnknownName(
          name()
              + " has no stream "
              + stream
              + "; it has "
              + String.join(", ", manifest().streams().keySet()));
    }
    return spec;
  }

  WriteSpec write(String write) {
    WriteSpec spec = manifest().writes().get(write);
    if (spec == null) {
      throw new UnknownName(
          name()
              + " is a "
              + manifest().name()
              + ", which has no write "
              + write
              + "; it has "
              + String.join(", ", manifest().writes().keySet()));
    }
    return spec;
  }

  /**
   * By which write a decision of this kind is carried out here: where no review takes evidence, the
   * goal that it is about takes it as a comment.
   */
  String carries(DecisionKind kind) {
    boolean comment =
        kind == DecisionKind.AttachEvidence
            && !manifest().writes().containsKey(kind.write())
            && manifest().writes().containsKey(COMMENT);
    return comment ? COMMENT : kind.write();
  }

  boolean writes() {
    return !manifest().writes().isEmpty();
  }
}
