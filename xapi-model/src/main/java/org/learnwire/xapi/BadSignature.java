package org.learnwire.xapi;

/** What came as a JSON web signature is none, or does not fit its own certificate. */
final class BadSignature extends Exception {
  BadSignature(String rule) {
    super(rule);
  }
}
