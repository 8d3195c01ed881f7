package org.learnwire.kit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * What one pass over one stream came to.
 *
 * @param read records handed on
 * @param skipped fan-out items that gave nothing, counted by reason
 * @param calls HTTP requests sent, retries included
 * @param complete every scope of the pass was read and every page of it completed well
 * @param forbidden what a right is missing for while the others could be read: a sentence
 */
public record StreamReport(
    String connection,
    String stream,
    boolean sweep,
    long read,
    Map<String, Long> skipped,
    long calls,
    boolean complete,
    @Nullable Trouble error,
    @Nullable String forbidden,
    Duration duration) {

  /** Why a pass ended before its time or left items out. */
  public record Trouble(ErrorWord word, String message) {}

  public StreamReport {
    skipped = Map.copyOf(skipped);
  }

  public Optional<Trouble> trouble() {
    return Optional.ofNullable(error);
  }

  /** The same with what was counted besides. */
  StreamReport with(Map<String, Long> moreSkipped, long moreCalls, @Nullable String left) {
    Map<String, Long> all = new TreeMap<>(skipped);
    moreSkipped.forEach((reason, n) -> all.merge(reason, n, Long::sum));
    return new StreamReport(
        connection,
        stream,
        sweep,
        read,
        all,
        calls + moreCalls,
        complete,
        error,
        left == null ? forbidden : left,
        duration);
  }
}
