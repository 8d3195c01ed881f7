package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.routes.privacy.Privacy;

/**
 * Lets go of what was kept beside statements once its time is over: records as they came, those in
 * quarantine, and what is remembered of records that are gone. Of a record that its source still
 * delivers key and version stay: without them it would come back as new.
 */
final class Keeping {
  private static final String STREAM = "connection_id = ? and stream = ?";
  private static final String NAMED = " where " + STREAM + " and ";
  private static final String NUMBERED =
      " where source_id in (select id from source_stream where " + STREAM + ") and ";

  private final JourneySettings settings;
  private final Database database;
  private final RawPages raw;
  private final Privacy privacy;

  Keeping(JourneySettings settings, Database database, RawPages raw, Privacy privacy) {
    this.privacy = privacy;
    this.settings = settings;
    this.database = database;
    this.raw = raw;
  }

  void purge(Connected connected, Instant now) {
    ZoneId zone = settings.zone();
    connected
        .settings()
        .upkeep()
        .rawKeep()
        .ifPresent(keep -> raw.purge(connected.id(), now.atZone(zone).minus(keep).toInstant()));
    for (StreamSpec stream : connected.manifest().streams().values()) {
      settings
          .policy()
          .keep(connected.name(), stream.name())
          .ifPresent(keep -> purge(connected, stream, end(now, keep)));
    }
    privacy.settle();
  }

  private Instant end(Instant now, Period keep) {
    return now.atZone(settings.zone()).minus(keep).toInstant();
  }

  private void purge(Connected connected, StreamSpec stream, Instant end) {
    database.write(
        "retention of " + connected.name() + "/" + stream.name(),
        tx -> {
          UUID id = connected.id();
          gone(tx, "delete from raw_page" + NAMED + "read_at", id, stream, end);
          gone(tx, "delete from quarantine" + NAMED + "at", id, stream, end);
          gone(tx, "delete from source_item" + NUMBERED + "gone", id, stream, end);
          if (!isAskedBy(connected, stream)) {
            gone(tx, "update source_item set kept = null" + NUMBERED + "changed", id, stream, end);
          }
          return null;
        });
  }

  private static void gone(Tx tx, String what, UUID connectionId, StreamSpec stream, Instant end)
      throws SQLException {
    tx.update(what + " <= ?", connectionId, stream.name(), end);
  }

  /** Whether other streams are asked for with what is kept of this one, or are shown with it. */
  private static boolean isAskedBy(Connected connected, StreamSpec stream) {
    return connected.manifest().streams().values().stream()
        .anyMatch(
            other ->
                other.each() != null && other.each().streams().contains(stream.name())
                    || other.with().values().stream()
                        .anyMatch(join -> join.stream().equals(stream.name())));
  }
}
