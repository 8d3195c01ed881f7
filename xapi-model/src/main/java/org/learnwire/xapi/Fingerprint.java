package org.learnwire.xapi;

import java.util.Optional;
import java.util.UUID;

/**
 * The id of a statement whose sender gave none but sends it again: drawn from who, what, when and
 * with which result. Context stays out, because senders such as Moodle's logstore_xapi put the
 * session of their cron job there.
 */
public final class Fingerprint {
  private static final UUID NAMESPACE = Uuids.v5(Uuids.NS_LEARNWIRE, "fingerprint");

  private Fingerprint() {}

  /** Empty when the statement has no timestamp: then two events could look like one. */
  public static Optional<UUID> of(String site, Statement statement) {
    return statement
        .timestamp()
        .map(
            at ->
                Uuids.v5(
                    NAMESPACE,
                    site,
                    who(statement),
                    statement.verb().id(),
                    about(statement),
                    at.toString(),
                    Canonical.form(statement.node().path("result"), "result")));
  }

  /** Without the name: people marry, the fact stays. */
  private static String who(Statement statement) {
    Identifier identifier = statement.actor().identifier();
    return identifier != null
        ? identifier.key()
        : Canonical.form(statement.node().path("actor"), "actor");
  }

  private static String about(Statement statement) {
    return statement.object() instanceof Activity activity
        ? activity.id()
        : Canonical.form(statement.node().path("object"), "object");
  }
}
