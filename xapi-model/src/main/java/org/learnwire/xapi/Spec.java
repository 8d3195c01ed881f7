package org.learnwire.xapi;

/** Where the rules stand: part two, "Data", of xAPI 1.0.3, and what 2.0 (IEEE 9274.1.1) adds. */
final class Spec {
  static final String FORMATTING = "xAPI Data 2.2 Formatting Requirements";
  static final String VOIDING = "xAPI Data 2.3.2 Voiding";
  static final String STATEMENT = "xAPI Data 2.4 Statement Properties";
  static final String AGENT = "xAPI Data 2.4.2.1 Agent";
  static final String GROUP = "xAPI Data 2.4.2.2 Group";
  static final String IFI = "xAPI Data 2.4.2.3 Inverse Functional Identifier";
  static final String ACCOUNT = "xAPI Data 2.4.2.4 Account Object";
  static final String VERB = "xAPI Data 2.4.3 Verb";
  static final String OBJECT = "xAPI Data 2.4.4 Object";
  static final String ACTIVITY = "xAPI Data 2.4.4.1 Activity";
  static final String INTERACTION = "xAPI Data 2.4.4.1 Interaction Activities";
  static final String STATEMENT_OBJECT = "xAPI Data 2.4.4.3 When the Object is a Statement";
  static final String RESULT = "xAPI Data 2.4.5 Result";
  static final String SCORE = "xAPI Data 2.4.5.1 Score";
  static final String CONTEXT = "xAPI Data 2.4.6 Context";
  static final String CONTEXT_ACTIVITIES = "xAPI Data 2.4.6.2 ContextActivities Property";
  static final String CONTEXT_AGENTS = "IEEE 9274.1.1 (xAPI 2.0) contextAgents and contextGroups";
  static final String AUTHORITY = "xAPI Data 2.4.9 Authority";
  static final String VERSION = "xAPI Data 2.4.10 Version";
  static final String ATTACHMENTS = "xAPI Data 2.4.11 Attachments";
  static final String SIGNED = "xAPI Data 2.6 Signed Statements";
  static final String EXTENSIONS = "xAPI Data 4.1 Extensions";
  static final String LANGUAGE_MAPS = "xAPI Data 4.2 Language Maps";
  static final String IRIS = "xAPI Data 4.3 IRIs";
  static final String UUIDS = "xAPI Data 4.4 UUIDs";
  static final String TIMESTAMPS = "xAPI Data 4.5 ISO 8601 Timestamps";
  static final String DURATIONS = "xAPI Data 4.6 ISO 8601 Durations";
  static final String LIMITS = "xAPI Communication 3.2 Error Codes (size limits of this LRS)";

  private Spec() {}
}
