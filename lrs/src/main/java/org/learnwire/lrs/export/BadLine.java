package org.learnwire.lrs.export;

/**
 * A line that was not stored.
 *
 * @param number of the line, from 1
 */
public record BadLine(long number, String reason) {
  @Override
  public String toString() {
    return "line " + number + ": " + reason;
  }
}
