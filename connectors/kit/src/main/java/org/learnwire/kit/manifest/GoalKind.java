package org.learnwire.kit.manifest;

/** Which kinds of goals a system keeps apart. */
public enum GoalKind {
  /** Development goals can be told from performance goals, or its owner decides which ours are. */
  ANY,
  /** It knows no other goals than those by which performance is rated. */
  PERFORMANCE
}
