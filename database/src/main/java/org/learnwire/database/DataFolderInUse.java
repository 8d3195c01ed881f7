package org.learnwire.database;

/** Another process holds the data folder. */
public final class DataFolderInUse extends RuntimeException {
  DataFolderInUse(String message) {
    super(message);
  }
}
