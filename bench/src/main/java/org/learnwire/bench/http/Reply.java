package org.learnwire.bench.http;

/**
 * An answer, read to its end.
 *
 * @param nanos from the first byte sent to the last one read
 */
public record Reply(int status, byte[] body, long nanos) {
  public boolean isWell() {
    return status == 200 || status == 204;
  }
}
