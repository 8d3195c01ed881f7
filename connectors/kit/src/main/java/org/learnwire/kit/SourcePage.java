package org.learnwire.kit;

import java.time.Instant;
import java.util.List;

/**
 * The body of one Exchange out of a stream: at most 500 records. Short lists of a fan-out share a
 * page, and so its unit of work; a record says under which item it was read.
 *
 * @param number counts the pages of this stream in this pass, from 0
 * @param sweep whether the complete list is being read
 * @param history read beside the present: it gives context, never a decision
 */
public record SourcePage(
    String connection,
    String stream,
    int number,
    boolean sweep,
    boolean history,
    Instant readAt,
    List<SourceRecord> records) {

  /** More records than this never travel in one Exchange. */
  public static final int MOST_RECORDS = 500;

  public SourcePage {
    records = List.copyOf(records);
  }

  /** A page of the present. */
  public SourcePage(
      String connection,
      String stream,
      int number,
      boolean sweep,
      Instant readAt,
      List<SourceRecord> records) {
    this(connection, stream, number, sweep, false, readAt, records);
  }

  /** The same page with other records: what a filter in front of the mapping answers with. */
  public SourcePage with(List<SourceRecord> others) {
    return new SourcePage(connection, stream, number, sweep, history, readAt, others);
  }
}
