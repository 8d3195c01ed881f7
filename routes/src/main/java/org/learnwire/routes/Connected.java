package org.learnwire.routes;

import java.util.UUID;
import org.learnwire.kit.Connection;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.WriteSpec;

/** A configured connection, and the settings that only the journey needs. */
record Connected(ConnectionSettings settings, Connection connection) {
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

  boolean writes() {
    return !manifest().writes().isEmpty();
  }
}
