package org.learnwire.kit.manifest;

/** What a record that changed means: an event of its own, or the older one was wrong. */
public enum Change {
  APPEND,
  SUPERSEDE
}
