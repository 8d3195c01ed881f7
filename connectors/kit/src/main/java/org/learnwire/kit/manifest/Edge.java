package org.learnwire.kit.manifest;

/** Whether a vendor that is asked since a moment gives what changed in that very moment. */
public enum Edge {
  INCLUSIVE,
  /** It does not: asked one unit of the format earlier, it does. */
  EXCLUSIVE
}
