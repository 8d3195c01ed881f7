package org.learnwire.kit.manifest;

/** What a record that is gone from a complete list means. */
public enum Absent {
  KEEP,
  VOID,
  LEAVER
}
