package org.learnwire.connector.xapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiJson;

/**
 * How far an LRS was read. {@code since} leaves out what was stored in its own moment, and an LRS
 * may show late what it has stored earlier: so it stands before the newest that was seen, and what
 * was seen behind it is passed over when it comes again.
 *
 * @param since whole milliseconds, for some LRSs know no finer time; null from the beginning
 * @param seen the ids that were read and are stored after {@code since}, with their stored times
 */
record Position(@Nullable Instant since, Map<String, Instant> seen) {

  static Position at(@Nullable Instant since) {
    return new Position(since, Map.of());
  }

  /** As the parameter {@code since}; empty from the beginning. */
  String asked() {
    return since == null ? "" : Timestamps.format(since);
  }

  boolean isNew(Statement statement) {
    return !seen.containsKey(id(statement));
  }

  /**
   * After a page: just before the newest that was read, so that all that share its moment are asked
   * for again, and by {@code overlap} before what the LRS vouches for. Never back.
   */
  Position after(List<Statement> page, Optional<Instant> consistentThrough, Duration overlap) {
    Map<String, Instant> all = new LinkedHashMap<>(seen);
    page.forEach(each -> each.stored().ifPresent(stored -> all.put(id(each), stored)));
    Optional<Instant> newest = all.values().stream().max(Instant::compareTo);
    if (newest.isEmpty()) {
      return this;
    }
    Instant edge = newest.get().minusMillis(1);
    Instant vouched = consistentThrough.orElse(newest.get()).minus(overlap);
    Instant next = (vouched.isBefore(edge) ? vouched : edge).truncatedTo(ChronoUnit.MILLIS);
    Instant kept = since != null && next.isBefore(since) ? since : next;
    all.values().removeIf(stored -> !stored.isAfter(kept));
    return new Position(kept, all);
  }

  String text() {
    ObjectNode json = XapiJson.object().put("since", asked());
    ObjectNode ids = json.putObject("seen");
    seen.forEach((id, stored) -> ids.put(id, stored.toString()));
    return json.toString();
  }

  /**
   * @throws IllegalArgumentException when somebody else wrote it
   */
  static Position read(String text) {
    try {
      JsonNode json = XapiJson.read(text);
      Map<String, Instant> seen = new LinkedHashMap<>();
      json.path("seen")
          .fields()
          .forEachRemaining(e -> seen.put(e.getKey(), Instant.parse(e.getValue().asText())));
      return new Position(Timestamps.parse(json.path("since").asText()).orElse(null), seen);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no position of an xapi consumer", e);
    }
  }

  private static String id(Statement statement) {
    return statement.id().map(Object::toString).orElse("");
  }
}
