package org.learnwire.lti;

/** How secrets are kept and what we hand out is signed: under the key of the data folder. */
public interface Sealing {
  /** Encrypted, each time differently; opened with the same context only. */
  byte[] seal(String text, String context);

  /**
   * What was sealed.
   *
   * @throws KeyNotReadable when it was sealed under another key
   */
  String open(byte[] sealed, String context);

  /** Hexadecimal, the same for the same text and context, and unguessable without the key. */
  String mark(String text, String context);
}
