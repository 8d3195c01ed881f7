package org.learnwire.xapi.visibility;

/** Who looks at a statement, seen from the person whom it is about. */
public enum Viewer {
  SELF,
  /** A manager of earlier days is anybody else. */
  CURRENT_MANAGER,
  ANYBODY_ELSE
}
