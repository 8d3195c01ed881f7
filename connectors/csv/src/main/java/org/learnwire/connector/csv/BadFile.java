package org.learnwire.connector.csv;

import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;

/** A file of which nothing is taken, because it cannot be read as it is declared. */
final class BadFile extends Exception {
  private static final long serialVersionUID = 1L;
  private final String fix;

  BadFile(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  CallFailure failure(EngineConnection connection) {
    return connection.failure(ErrorWord.INVALID, Arrival.ANSWERED, getMessage(), fix);
  }

  CallFailure failure(EngineConnection connection, int others) {
    String more = others == 0 ? "" : " (and " + others + " more files cannot be read)";
    return connection.failure(ErrorWord.INVALID, Arrival.ANSWERED, getMessage() + more, fix);
  }
}
