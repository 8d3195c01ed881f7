package org.learnwire.lti.services;

/** What was chosen is not what the platform asked for. */
public final class UnfitContent extends RuntimeException {
  UnfitContent(String message) {
    super(message, null, false, false);
  }
}
