package org.learnwire.kit.http;

/**
 * A proxy, certificate or key that cannot be used; the message goes on after the key that names it.
 */
public final class BadNetwork extends RuntimeException {
  BadNetwork(String message) {
    super(message);
  }
}
