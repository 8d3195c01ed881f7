package org.learnwire.kit;

/** A mapping that cannot be read, or that met an input it cannot map: says file and line. */
public final class MappingFailed extends RuntimeException {
  MappingFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
