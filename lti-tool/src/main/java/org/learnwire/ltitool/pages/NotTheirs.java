package org.learnwire.ltitool.pages;

/** Somebody asks for what is not theirs to see or to do; nothing was changed. */
final class NotTheirs extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The key of the message that says so. */
  private final String key;

  NotTheirs(String key) {
    super(key, null, false, false);
    this.key = key;
  }

  String key() {
    return key;
  }

  /** The person behind a viewer. */
  static String personOf(Viewer viewer) {
    if (viewer.personId() == null) {
      throw new NotTheirs("closed.unknown");
    }
    return viewer.personId();
  }
}
