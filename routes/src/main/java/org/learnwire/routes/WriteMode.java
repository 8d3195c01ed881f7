package org.learnwire.routes;

/** Whether a connection's writes wait for a person. */
public enum WriteMode {
  /** Every change is listed and sent only when approved: the default. */
  PLAN,
  /** Changes are sent as they are decided. */
  AUTO
}
