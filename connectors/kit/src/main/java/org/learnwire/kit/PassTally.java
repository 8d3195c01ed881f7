package org.learnwire.kit;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what one pass came to; told by several threads. */
final class PassTally {
  private static final Logger LOG = LoggerFactory.getLogger(PassTally.class);
  private final String stream;
  private final Map<String, Long> skipped = new TreeMap<>();
  private long read;

  PassTally(String stream) {
    this.stream = stream;
  }

  synchronized void read(int records) {
    read += records;
  }

  /** The first of each reason is told in full, the others are counted. */
  synchronized void skip(String reason, String message) {
    if (skipped.merge(reason, 1L, Long::sum) == 1) {
      LOG.info("{}: skipped, {}: {}", stream, reason, message);
    }
  }

  synchronized long read() {
    return read;
  }

  synchronized Map<String, Long> skipped() {
    return new TreeMap<>(skipped);
  }
}
