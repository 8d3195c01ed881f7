package org.learnwire.kit.manifest;

/** How a stream's or write's shape is known. */
public enum Verified {
  LIVE,
  PUBLIC_SERVER,
  DOCUMENTED,
  INFERRED;

  public String word() {
    return Word.of(this);
  }
}
