package org.learnwire.kit;

/** A scheduled pass ended with an error; thrown for Camel to see, the words are the report's. */
public final class PassFailed extends Exception {
  PassFailed(StreamReport.Trouble trouble) {
    super(trouble.word() + ": " + trouble.message());
  }
}
