package org.learnwire.lrs;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Identifier;

/**
 * Whom documents belong to: an agent in an activity, an activity, or an agent.
 *
 * @param key the same for the same owner, and for no other
 * @param registration narrows states down; null means those without one when a single document is
 *     asked for, and all of them when a list is
 */
public record DocumentOwner(DocumentKind kind, String key, @Nullable UUID registration) {
  /** PostgreSQL refuses index entries above 2.7 KB: what is long is known by its hash. */
  private static final int LONGEST = 600;

  public static DocumentOwner state(
      String activityId, Identifier agent, @Nullable UUID registration) {
    return new DocumentOwner(
        DocumentKind.STATE, bounded(activityId + " " + agent.key()), registration);
  }

  public static DocumentOwner activity(String activityId) {
    return new DocumentOwner(DocumentKind.ACTIVITY_PROFILE, bounded(activityId), null);
  }

  public static DocumentOwner agent(Identifier agent) {
    return new DocumentOwner(DocumentKind.AGENT_PROFILE, bounded(agent.key()), null);
  }

  String registrationKey() {
    return registration == null ? "" : registration.toString();
  }

  /** An IRI holds no space, so activity and agent cannot be mistaken. */
  private static String bounded(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST
        ? text
        : "sha256:" + Term.sha256(text);
  }
}
