package org.learnwire.kit.manifest;

/** What the records of a stream become. */
public enum Target {
  STATEMENT,
  EMPLOYEE,
  ACCOUNT,
  REFERENCE
}
