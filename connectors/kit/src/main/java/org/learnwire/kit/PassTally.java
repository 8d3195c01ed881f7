package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.manifest.ErrorWord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what one pass came to; told by several threads. */
final class PassTally {
  private static final Logger LOG = LoggerFactory.getLogger(PassTally.class);

  /** So many are named; of more it is said how many. */
  private static final int NAMED = 5;

  private final String stream;
  private final Map<String, Long> skipped = new TreeMap<>();
  private final List<String> forbidden = new ArrayList<>();
  private @Nullable String firstForbidden;
  private long read;

  PassTally(String stream) {
    this.stream = stream;
  }

  synchronized void read(int records) {
    read += records;
  }

  /** The first of each reason is told in full, the others are counted. */
  synchronized void skip(CallFailure failure, ObjectNode item) {
    String message = failure.getMessage();
    if (skipped.merge(failure.reason(), 1L, Long::sum) == 1) {
      LOG.info("{}: skipped, {}: {}", stream, failure.reason(), message);
    }
    if (failure.word() == ErrorWord.NOT_PERMITTED) {
      forbidden.add(named(item));
      firstForbidden = firstForbidden == null ? message : firstForbidden;
    }
  }

  synchronized long read() {
    return read;
  }

  synchronized Map<String, Long> skipped() {
    return new TreeMap<>(skipped);
  }

  /** What a right is missing for, while others of its kind could be read. */
  synchronized Optional<String> forbidden() {
    if (forbidden.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = forbidden.stream().filter(name -> !name.isEmpty()).sorted().toList();
    String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return Optional.of(
        "%d left out for want of a right%s: %s"
            .formatted(
                forbidden.size(), some.isEmpty() ? "" : " (" + some + more + ")", firstForbidden));
  }

  private static String named(ObjectNode item) {
    List<String> parts = new ArrayList<>();
    item.fields().forEachRemaining(f -> parts.add(f.getKey() + " " + f.getValue().asText()));
    return String.join(" ", parts);
  }
}
