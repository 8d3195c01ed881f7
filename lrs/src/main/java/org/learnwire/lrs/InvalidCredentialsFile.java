package org.learnwire.lrs;

import java.nio.file.Path;

/** The credentials file cannot be used; the message names file, line and what to do. */
public final class InvalidCredentialsFile extends RuntimeException {
  InvalidCredentialsFile(Path file, int line, String what) {
    super(file + ", line " + line + ": " + what);
  }
}
