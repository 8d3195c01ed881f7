package org.learnwire.kit;

import java.time.Instant;
import java.util.List;

/**
 * The body of one Exchange out of a stream: at most 500 records of one scope.
 *
 * @param scope key of the fan-out item, or empty for a stream that reads one list
 * @param number counts the pages of this scope in this pass, from 0
 * @param sweep whether the complete list is being read
 */
public record SourcePage(
    String connection,
    String stream,
    String scope,
    int number,
    boolean sweep,
    Instant readAt,
    List<SourceRecord> records) {

  /** More records than this never travel in one Exchange. */
  public static final int MOST_RECORDS = 500;

  public SourcePage {
    records = List.copyOf(records);
  }

  /** The same page with other records: what a filter in front of the mapping answers with. */
  public SourcePage with(List<SourceRecord> others) {
    return new SourcePage(connection, stream, scope, number, sweep, readAt, others);
  }
}
