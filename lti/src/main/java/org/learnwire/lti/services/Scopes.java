package org.learnwire.lti.services;

import java.util.List;
import java.util.Set;

/** What a tool may ask a platform for (AGS 2.0, 3.3.1; NRPS 2.0, 3.6.1). */
public final class Scopes {
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";

  /** Makes, changes and reads line items. */
  public static final String LINE_ITEM = AGS + "lineitem";

  public static final String LINE_ITEM_READ = AGS + "lineitem.readonly";
  public static final String RESULT_READ = AGS + "result.readonly";
  public static final String SCORE = AGS + "score";
  public static final String MEMBERS =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  /** All that Learnwire can use. */
  public static final List<String> ALL =
      List.of(LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE, MEMBERS);

  /** Either of them reads line items. */
  static final Set<String> READS_ITEMS = Set.of(LINE_ITEM, LINE_ITEM_READ);

  private Scopes() {}
}
