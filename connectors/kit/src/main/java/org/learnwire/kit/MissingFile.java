package org.learnwire.kit;

/** A connector's folder lacks a file that its manifest names. */
public final class MissingFile extends RuntimeException {
  MissingFile(String file) {
    super(file + " is missing; a connector is a folder with connector.yaml and its mappings");
  }
}
