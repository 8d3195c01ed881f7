package org.learnwire.bench.lrs;

import org.learnwire.bench.http.LrsAddress;
import org.learnwire.bench.statements.Picks;

/** What is asked of the statements resource (xAPI Communication 2.1.3), 100 to the page. */
public enum Query {
  AGENT("agent"),
  AGENT_VERB("agent + verb"),
  VERB_SINCE("verb + since"),
  VERB_ACTIVITY("verb + activity (common, rare)"),
  ACTIVITY_RELATED("activity + related_activities"),
  AGENT_RELATED("agent + related_agents"),
  REGISTRATION("registration"),
  EMPTY("agent + verb, empty result");

  static final String LIMIT = "100";

  private final String title;

  Query(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * @param since in the middle of what the LRS holds
   */
  String path(LrsAddress address, Picks picks, int turn, String since) {
    String[] apart = picks.neverTogether(turn);
    return switch (this) {
      case AGENT -> asked(address, "agent", picks.agent(turn));
      case AGENT_VERB -> asked(address, "agent", picks.agent(turn), "verb", picks.commonVerb());
      case VERB_SINCE -> asked(address, "verb", picks.commonVerb(), "since", since);
      case VERB_ACTIVITY ->
          asked(address, "verb", picks.commonVerb(), "activity", picks.rareActivity(turn));
      case ACTIVITY_RELATED ->
          asked(address, "activity", picks.course(turn), "related_activities", "true");
      case AGENT_RELATED ->
          asked(address, "agent", picks.instructor(turn), "related_agents", "true");
      case REGISTRATION -> asked(address, "registration", picks.registration(turn));
      case EMPTY -> asked(address, "agent", apart[0], "verb", apart[1]);
    };
  }

  private static String asked(LrsAddress address, String... namesAndValues) {
    String path = address.statements(namesAndValues);
    return path + "&limit=" + LIMIT;
  }
}
