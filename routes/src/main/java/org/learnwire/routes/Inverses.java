package org.learnwire.routes;

import java.util.Optional;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.ledger.Inverse;
import org.learnwire.ledger.WriteClass;

/** How each connection takes back each write: what its connector says. */
final class Inverses implements Inverse.Of {
  private final Connections connections;

  Inverses(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Inverse of(String connection, String write) {
    Optional<Connected> connected = connections.find(connection);
    if (connected.isEmpty()) {
      return Inverse.none("there is no connection " + connection + " any more");
    }
    WriteSpec spec = connected.get().manifest().writes().get(write);
    String title = connected.get().manifest().title();
    if (spec == null || spec.inverse() == null) {
      return Inverse.none(why(title, write));
    }
    WriteSpec inverse = connected.get().write(spec.inverse());
    return new Inverse(
        inverse.name(),
        WriteClass.of(inverse.writeClass().word()),
        null,
        TargetLook.reads(connected.get(), inverse.name()));
  }

  private static String why(String title, String write) {
    return switch (write) {
      case "message.send" -> "a message that was sent stays sent";
      case "recognition.give" -> title + " does not take back thanks that were given";
      case "goal.comment" -> title + " does not take back a comment: delete it there by hand";
      default -> title + " does not take this back: mend it there by hand";
    };
  }
}
