package org.learnwire.kit.manifest;

/** The HTTP methods of a manifest; the lower-case name is the key that holds the path. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
