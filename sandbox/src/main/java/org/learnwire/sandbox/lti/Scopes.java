package org.learnwire.sandbox.lti;

import java.util.List;

/** What a tool may be allowed. */
final class Scopes {

  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
  static final String LINE_ITEM = AGS + "lineitem";
  static final String LINE_ITEM_READ = AGS + "lineitem.readonly";
  static final String RESULT_READ = AGS + "result.readonly";
  static final String SCORE = AGS + "score";
  static final String MEMBERS =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
  static final List<String> GRADES = List.of(LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE);
  static final List<String> ALL = List.of(LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE, MEMBERS);

  private Scopes() {}

  /** The words of a scope parameter, without doubles. */
  static List<String> words(String text) {
    return text.isBlank()
        ? List.of()
        : List.of(text.trim().split("\\s+")).stream().distinct().toList();
  }
}
