package org.learnwire.kit.manifest;

/** Where in a request a field stands. */
public enum Place {
  QUERY,
  FORM,
  /** In the JSON body, at a dotted way. */
  BODY
}
