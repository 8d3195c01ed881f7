package org.learnwire.kit.manifest;

import java.util.Collection;
import java.util.List;

/** A connector.yaml that cannot be used: says where, what, and which names are known. */
public final class InvalidManifest extends RuntimeException {
  private final String file;
  private final int line;
  private final List<String> known;

  InvalidManifest(String file, int line, String what, Collection<String> known) {
    super(
        "%s:%d: %s%s"
            .formatted(
                file, line, what, known.isEmpty() ? "" : "; known are " + List.copyOf(known)));
    this.file = file;
    this.line = line;
    this.known = List.copyOf(known);
  }

  public String file() {
    return file;
  }

  public int line() {
    return line;
  }

  public List<String> known() {
    return known;
  }
}
