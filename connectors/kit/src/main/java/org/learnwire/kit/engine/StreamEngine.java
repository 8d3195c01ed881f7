package org.learnwire.kit.engine;

import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Pieces;

/**
 * Serves the streams whose manifest says {@code by: NAME}. Found by {@link java.util.ServiceLoader}
 * and shared by all connections and threads, so it keeps nothing of a connection in its fields.
 */
public interface StreamEngine {

  /** The word after {@code by:}. */
  String name();

  /**
   * Opens the list that is asked for. Told as a failure is what keeps it from being read; one bad
   * record is no failure: it is given on as it is and the mapping fails it alone.
   */
  Pieces open(StreamAsk ask) throws CallFailure, InterruptedException;

  /** Tries whether the stream could be read, and changes nothing. */
  default void check(StreamAsk ask) throws CallFailure, InterruptedException {}
}
