package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.people.Review;
import org.learnwire.routes.Journey;
import org.learnwire.routes.Quarantine.Kept;

/** What a pass left for a person: records that were kept apart, accounts of nobody certain. */
final class Rest {
  private static final int MOST = 10;

  private final Journey journey;
  private final List<Kept> kept;
  private final List<Review> reviews;
  private final Map<UUID, String> connections = new HashMap<>();

  private Rest(Journey journey, List<Kept> kept) {
    this.journey = journey;
    this.kept = kept;
    this.reviews = journey.people().reviews();
    journey.connectionNames().forEach((name, id) -> connections.put(id, name));
  }

  /** What is kept apart since then. */
  static Rest since(Journey journey, Instant then) {
    return new Rest(
        journey,
        journey.quarantine().open(1000).stream().filter(k -> !k.at().isBefore(then)).toList());
  }

  void text(PrintStream out) {
    if (!kept.isEmpty()) {
      out.println(
          "Kept in quarantine, stored once the source or the mapping is mended (the page"
              + " /quarantine takes them again):");
      kept.stream().limit(MOST).forEach(each -> out.println("  " + line(each)));
      more(out, kept.size());
    }
    if (!reviews.isEmpty()) {
      out.println(
          "For review, nothing is decided for them until somebody says who they are (/people, or"
              + " ./learnwire people review):");
      reviews.stream().limit(MOST).forEach(each -> out.println("  " + line(each)));
      more(out, reviews.size());
    }
  }

  private static void more(PrintStream out, int all) {
    if (all > MOST) {
      out.println("  and " + (all - MOST) + " more");
    }
  }

  private static String line(Kept each) {
    return "%s/%s %s: %s: %s"
        .formatted(
            each.connection(),
            each.stream(),
            each.key(),
            each.reason(),
            each.detail().lines().findFirst().orElse(""));
  }

  private String line(Review each) {
    return "%s account %s could be employees %s: %s"
        .formatted(connection(each), each.remoteId(), candidates(each), each.reason());
  }

  private String connection(Review each) {
    return connections.getOrDefault(each.connectionId(), "a client's");
  }

  /** Two people with one number look alike: their HR records tell them apart. */
  private String candidates(Review each) {
    List<String> labels =
        each.personIds().stream().map(id -> journey.people().labelOf(id, false)).toList();
    boolean alike = labels.stream().distinct().count() < labels.size();
    return each.personIds().stream()
        .map(
            id -> {
              String label = journey.people().labelOf(id, false);
              return alike ? label + " (" + journey.peopleDesk().records(id) + ")" : label;
            })
        .sorted()
        .collect(Collectors.joining(" and "));
  }

  void json(ObjectNode root) {
    ArrayNode apart = root.putArray("quarantine");
    kept.forEach(
        each ->
            apart
                .addObject()
                .put("connection", each.connection())
                .put("stream", each.stream())
                .put("key", each.key())
                .put("reason", each.reason())
                .put("detail", each.detail()));
    ArrayNode doubtful = root.putArray("reviews");
    reviews.forEach(
        each ->
            doubtful
                .addObject()
                .put("connection", connection(each))
                .put("account", each.remoteId())
                .put("candidates", candidates(each))
                .put("reason", each.reason()));
  }
}
