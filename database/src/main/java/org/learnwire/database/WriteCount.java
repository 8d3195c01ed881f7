package org.learnwire.database;

/** Counts changing statements and tells the listener of each before it runs. */
final class WriteCount {
  private final WriteListener listener;
  private long number;
  private String unit = "";

  WriteCount(WriteListener listener) {
    this.listener = listener;
  }

  void unit(String name) {
    unit = name;
  }

  void next() {
    listener.beforeWrite(unit, ++number);
  }
}
