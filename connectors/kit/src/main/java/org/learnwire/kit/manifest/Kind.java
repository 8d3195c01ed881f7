package org.learnwire.kit.manifest;

/** What sort of system a connector speaks to. */
public enum Kind {
  LMS,
  LRS,
  HRIS,
  CRM,
  PERFORMANCE,
  CHAT,
  FILES
}
