package org.learnwire.routes;

import java.time.ZoneId;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Statement;

/** A statement as a line for whoever asks on what something rests. */
final class Evidence {
  private Evidence() {}

  static String of(StoredStatement stored, ZoneId zone) {
    Statement statement = stored.statement();
    String object =
        statement.object() instanceof Activity activity
            ? activity.name().texts().values().stream().findFirst().orElse(activity.id())
            : "something";
    String verb = statement.verb().id();
    return "%s: %s “%s”, told by %s%s"
        .formatted(
            Facts.at(stored).atZone(zone).toLocalDate(),
            verb.substring(verb.lastIndexOf('/') + 1).replace('-', ' '),
            object,
            stored.source(),
            stored.voided() ? ", voided since" : "");
  }
}
