package org.learnwire.lti.dialect;

import java.util.List;

/** What we ask platforms to let us do (AGS 2.0, 3.2.11; NRPS 2.0, 3.6). */
public final class Scopes {
  public static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
  public static final String RESULT =
      "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
  public static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
  public static final String MEMBERSHIP =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  /** All that we ever ask for. */
  public static final List<String> ALL = List.of(LINE_ITEM, RESULT, SCORE, MEMBERSHIP);

  private Scopes() {}
}
