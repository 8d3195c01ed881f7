package org.learnwire.bench.lti;

import java.io.IOException;

/** An answer that a browser cannot go on with. */
final class UnexpectedStatus extends IOException {
  private static final long serialVersionUID = 1;

  UnexpectedStatus(int status, String where) {
    super("HTTP " + status + " from " + where);
  }
}
