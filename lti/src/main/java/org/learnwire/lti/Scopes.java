package org.learnwire.lti;

import java.util.List;

/** What a tool may ask a platform to let it do (AGS 2.0, 3.3.1; NRPS 2.0, 3.6.1). */
public final class Scopes {
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";

  /** Makes, changes and reads line items. */
  public static final String LINE_ITEM = AGS + "lineitem";

  public static final String LINE_ITEM_READ = AGS + "lineitem.readonly";
  public static final String RESULT_READ = AGS + "result.readonly";
  public static final String SCORE = AGS + "score";
  public static final String MEMBERS =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  /** What a registration asks for: with the right to make line items comes that to read them. */
  public static final List<String> ASKED = List.of(LINE_ITEM, RESULT_READ, SCORE, MEMBERS);

  /** All that can be made use of where somebody else granted it. */
  public static final List<String> ALL =
      List.of(LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE, MEMBERS);

  private Scopes() {}
}
