package org.learnwire.lrs;

/** The three resources that keep documents (xAPI Communication 2.3, 2.6, 2.7). */
public enum DocumentKind {
  STATE("state"),
  ACTIVITY_PROFILE("activity-profile"),
  AGENT_PROFILE("agent-profile");

  private final String word;

  DocumentKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
