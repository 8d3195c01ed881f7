package org.learnwire.kit.engine;

import org.learnwire.kit.Receipt;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * Serves the writes whose manifest says {@code by: NAME}. Found by {@link java.util.ServiceLoader}
 * and shared by all connections and threads.
 */
public interface WriteEngine {

  /** The word after {@code by:}. */
  String name();

  /**
   * Sends once. A failure whose arrival is {@code PERHAPS} becomes an unknown receipt, any other a
   * refused one.
   */
  Receipt send(WriteAsk ask) throws CallFailure, InterruptedException;

  /** Whether what was sent earlier is there; asked where the class is {@code lookup}. */
  default Receipt lookUp(WriteAsk ask) throws CallFailure, InterruptedException {
    return Receipt.unknown(
        ErrorWord.UNSUPPORTED,
        "%s/%s cannot be looked up; a person settles it"
            .formatted(ask.connection().name(), ask.write()));
  }

  /** Tries whether something could be sent, and sends nothing. */
  default void check(EngineConnection connection) throws CallFailure, InterruptedException {}
}
