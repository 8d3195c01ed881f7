package org.learnwire.connector.xapi;

/** The LRS took the others, and refused these. */
public class StatementsRefused extends Exception {
  private final transient Sent sent;

  StatementsRefused(Sent sent) {
    super(
        "%d of %d statements were refused; the first: %s"
            .formatted(
                sent.refused().size(),
                sent.refused().size() + sent.stored().size() + sent.alreadyThere().size(),
                sent.refused().get(0).reason()));
    this.sent = sent;
  }

  public Sent sent() {
    return sent;
  }
}
