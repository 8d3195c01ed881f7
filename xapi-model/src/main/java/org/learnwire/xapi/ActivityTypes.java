package org.learnwire.xapi;

/**
 * Activity types from published vocabularies (ADL, cmi5, Activity Streams, Tin Can registry, EDLM),
 * and those that Learnwire's own profile adds.
 */
public final class ActivityTypes {
  private static final String ADL = "http://adlnet.gov/expapi/activities/";
  private static final String TINCAN = "http://id.tincanapi.com/activitytype/";
  private static final String EDLM = "https://xapi.edlm/profiles/edlm-lms/concepts/activity-types/";
  private static final String OWN = LearnwireProfile.IRI + "/activity-types/";

  /** The course type that Moodle's logstore_xapi uses. */
  public static final String COURSE = "https://w3id.org/xapi/cmi5/activitytype/course";

  public static final String ADL_COURSE = ADL + "course";
  public static final String MODULE = ADL + "module";
  public static final String LESSON = ADL + "lesson";
  public static final String ASSESSMENT = ADL + "assessment";
  public static final String ATTEMPT = ADL + "attempt";
  public static final String CMI_INTERACTION = ADL + "cmi.interaction";
  public static final String MEDIA = ADL + "media";
  public static final String MEETING = ADL + "meeting";
  public static final String PERFORMANCE = ADL + "performance";
  public static final String BADGE = "http://activitystrea.ms/schema/1.0/badge";
  public static final String PAGE = "https://w3id.org/xapi/acrossx/activities/page";
  public static final String LMS = TINCAN + "lms";
  public static final String SECTION = TINCAN + "section";
  public static final String SOURCE = TINCAN + "source";
  public static final String ASSIGNMENT = EDLM + "assignment";
  public static final String SUBMISSION = EDLM + "submission";

  /** Something to do at work that shows what was learned. */
  public static final String PRACTICE_TASK = OWN + "practice-task";

  /** Courses and practice tasks that belong together. */
  public static final String PATH = OWN + "path";

  /** A development or performance goal. */
  public static final String GOAL = OWN + "goal";

  /** What a business result was measured on: a deal, a case, a quota. */
  public static final String BUSINESS_RECORD = OWN + "business-record";

  private ActivityTypes() {}
}
