package org.learnwire.ltitool.pages;

/** Nobody of whom we know makes the request: the launch is over, the session has ended. */
final class NoViewer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoViewer() {
    super("no launch and no session", null, false, false);
  }
}
