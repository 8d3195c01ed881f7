package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.learnwire.database.Journal;

/**
 * Up to which day each connection that is read is complete: what happened before that day has been
 * read. A day comes with it in the journal, so that rules about what is missing stay pure.
 */
final class Completeness {
  private static final String FIELD = "complete";
  private static final LocalDate NEVER = LocalDate.EPOCH;

  private final Connections connections;
  private final RunLog runs;
  private final ZoneId zone;

  Completeness(Connections connections, RunLog runs, ZoneId zone) {
    this.connections = connections;
    this.runs = runs;
    this.zone = zone;
  }

  /** By the slowest stream of each connection; whatever only receives is not among them. */
  Map<String, LocalDate> now() {
    Map<String, LocalDate> complete = new TreeMap<>();
    for (Connected connected : connections.all()) {
      for (String stream : connected.manifest().streams().keySet()) {
        LocalDate day =
            runs.lastComplete(connected.id(), stream)
                .map(at -> at.atZone(zone).toLocalDate())
                .orElse(NEVER);
        complete.merge(connected.name(), day, (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return complete;
  }

  /** The body of a Tick. */
  String body() {
    ObjectNode body = Json.object();
    ObjectNode days = body.putObject(FIELD);
    now().forEach((connection, day) -> days.put(connection, day.toString()));
    return body.toString();
  }

  /** What a Tick says; one from before this was known says that everything was there. */
  static Map<String, LocalDate> in(Journal.Entry tick) {
    Map<String, LocalDate> complete = new TreeMap<>();
    Optional<JsonNode> days = Optional.ofNullable(Json.object(tick.body()).get(FIELD));
    days.ifPresent(
        each ->
            each.properties()
                .forEach(
                    day ->
                        complete.put(day.getKey(), LocalDate.parse(day.getValue().textValue()))));
    return complete;
  }
}
