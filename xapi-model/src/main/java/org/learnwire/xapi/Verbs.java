package org.learnwire.xapi;

/**
 * Verbs from published vocabularies (ADL, TLA, Tin Can registry, Activity Streams, EDLM), and those
 * that Learnwire's own profile adds.
 */
public final class Verbs {
  private static final String ADL = "http://adlnet.gov/expapi/verbs/";
  private static final String TLA = "https://w3id.org/xapi/tla/verbs/";
  private static final String EDLM = "https://xapi.edlm/profiles/edlm-lms/concepts/verbs/";

  public static final Verb ANSWERED = verb(ADL + "answered", "answered", "hat beantwortet");

  /** Somebody asked somebody; who is asked is the instructor in the context. */
  public static final Verb ASKED = verb(ADL + "asked", "asked about", "hat gefragt nach");

  public static final Verb ATTEMPTED = verb(ADL + "attempted", "attempted", "hat versucht");
  public static final Verb ATTENDED = verb(ADL + "attended", "attended", "hat teilgenommen");
  public static final Verb COMMENTED = verb(ADL + "commented", "commented", "hat kommentiert");
  public static final Verb COMPLETED = verb(ADL + "completed", "completed", "hat abgeschlossen");
  public static final Verb EXPERIENCED = verb(ADL + "experienced", "experienced", "hat erlebt");
  public static final Verb FAILED = verb(ADL + "failed", "failed", "hat nicht bestanden");
  public static final Verb INITIALIZED = verb(ADL + "initialized", "initialized", "hat begonnen");
  public static final Verb INTERACTED = verb(ADL + "interacted", "interacted", "hat bearbeitet");
  public static final Verb LAUNCHED = verb(ADL + "launched", "launched", "hat gestartet");
  public static final Verb MASTERED = verb(ADL + "mastered", "mastered", "beherrscht");
  public static final Verb PASSED = verb(ADL + "passed", "passed", "hat bestanden");
  public static final Verb PROGRESSED = verb(ADL + "progressed", "progressed", "kam voran bei");
  public static final Verb REGISTERED = verb(ADL + "registered", "registered", "ist angemeldet");
  public static final Verb RESUMED = verb(ADL + "resumed", "resumed", "hat fortgesetzt");
  public static final Verb SUSPENDED = verb(ADL + "suspended", "suspended", "hat unterbrochen");
  public static final Verb TERMINATED = verb(ADL + "terminated", "terminated", "hat beendet");

  /** Reserved: takes the statement that is its object out of use (xAPI Data 2.3.2). */
  public static final Verb VOIDED = verb(ADL + "voided", "voided", "hat für nichtig erklärt");

  /** A grade was given. */
  public static final Verb SCORED = verb(TLA + "scored", "scored", "hat Punkte erhalten");

  /** A badge was awarded. */
  public static final Verb EARNED =
      verb("http://id.tincanapi.com/verb/earned", "earned", "hat erworben");

  public static final Verb VIEWED =
      verb("http://id.tincanapi.com/verb/viewed", "viewed", "hat angesehen");
  public static final Verb STARTED =
      verb("http://activitystrea.ms/schema/1.0/start", "started", "hat begonnen");
  public static final Verb SUBMITTED =
      verb("http://activitystrea.ms/schema/1.0/submit", "submitted", "hat eingereicht");

  /** An enrolment was made, as Moodle's logstore_xapi says it. */
  public static final Verb ENROLLED = verb(EDLM + "enrolled", "enrolled", "ist eingeschrieben");

  /** A completion was taken back or reset, as Moodle's logstore_xapi says it. */
  public static final Verb UNCOMPLETED =
      verb(EDLM + "uncompleted", "uncompleted", "hat nicht mehr abgeschlossen");

  public static final Verb LOGGED_IN = verb(EDLM + "login", "logged in", "hat sich angemeldet");

  /** Someone's work was recognised by someone else. */
  public static final Verb RECOGNISED = own("recognised", "recognised", "hat anerkannt");

  /** Someone was seen applying at work what was learned; the observer is the instructor. */
  public static final Verb OBSERVED_APPLYING =
      own("observed-applying", "was observed applying", "wurde beim Anwenden beobachtet");

  public static final Verb COACHED = own("coached", "coached", "hat gecoacht");
  public static final Verb GOAL_SET = own("goal-set", "set a goal", "hat ein Ziel gesetzt");
  public static final Verb GOAL_PROGRESSED =
      own("goal-progressed", "moved a goal forward", "hat ein Ziel vorangebracht");
  public static final Verb BUSINESS_RESULT =
      own("business-result", "achieved a business result", "hat ein Geschäftsergebnis erzielt");

  /** Somebody thought about what was learned; meant for themself. */
  public static final Verb REFLECTED = own("reflected", "reflected on", "hat reflektiert über");

  private Verbs() {}

  private static Verb own(String word, String english, String german) {
    return verb(LearnwireProfile.IRI + "/verbs/" + word, english, german);
  }

  private static Verb verb(String id, String english, String german) {
    return Verb.of(id).shown("en", english).shown("de", german);
  }
}
