package org.learnwire.connector.csv;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** A file as a look into the folder found it. */
record DropFile(Path path, long size, FileTime changed) {

  String name() {
    return path.getFileName().toString();
  }

  /** Another one stands for another content: size and time as the server tells them. */
  String mark() {
    return size + "@" + changed.toMillis();
  }
}
