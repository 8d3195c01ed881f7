package org.learnwire.connector.ltiags;

/** The platform that is named is none that the tool may work with. */
public final class NoPlatform extends RuntimeException {
  NoPlatform(String message) {
    super(message, null, false, false);
  }
}
