package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;

/** Rules about agents and groups (xAPI Data 2.4.2). */
final class ActorCheck {
  private static final Shape ACCOUNT =
      new Shape(Spec.ACCOUNT).must("homePage", Values::iri).must("name", Values::string);
  private static final Shape AGENT =
      identified(
          new Shape(Spec.AGENT)
              .may("objectType", type -> oneOf(type, "Agent", Spec.AGENT))
              .may("name", Values::string));
  private static final Shape GROUP =
      identified(
          new Shape(Spec.GROUP)
              .must("objectType", type -> oneOf(type, "Group", Spec.GROUP))
              .may("name", Values::string)
              .may("member", members -> members.each(Spec.GROUP, ActorCheck::agent)));

  private ActorCheck() {}

  private static Shape identified(Shape shape) {
    return shape
        .may("mbox", Values::mailto)
        .may("mbox_sha1sum", Values::sha1)
        .may("openid", Values::iri)
        .may("account", account -> account.is(ACCOUNT));
  }

  static void actor(Spot spot) {
    if ("Group".equals(spot.text("objectType"))) {
      group(spot);
    } else {
      agent(spot);
    }
  }

  static void agent(Spot spot) {
    if (spot.is(AGENT) && identifiers(spot) == 0) {
      spot.refuse("must have one of mbox, mbox_sha1sum, openid, account", Spec.IFI);
    }
  }

  static void group(Spot spot) {
    if (spot.is(GROUP) && identifiers(spot) == 0 && spot.node().path("member").isEmpty()) {
      spot.refuse("a group without an identifier must list its members", Spec.GROUP);
    }
  }

  /** An agent, or the pair of application and user that three-legged OAuth makes. */
  static void authority(Spot spot) {
    actor(spot);
    boolean group = "Group".equals(spot.text("objectType"));
    if (group && (spot.node().path("member").size() != 2 || Identifier.of(spot.node()) != null)) {
      spot.refuse("must be an agent, or an anonymous group of two agents", Spec.AUTHORITY);
    }
  }

  private static int identifiers(Spot spot) {
    JsonNode actor = spot.node();
    int found =
        (actor.has("mbox") ? 1 : 0)
            + (actor.has("mbox_sha1sum") ? 1 : 0)
            + (actor.has("openid") ? 1 : 0)
            + (actor.has("account") ? 1 : 0);
    if (found > 1) {
      spot.refuse("must have only one of mbox, mbox_sha1sum, openid, account", Spec.IFI);
    }
    return found;
  }

  static void oneOf(Spot spot, String only, String spec) {
    if (!spot.node().isTextual() || !only.equals(spot.text())) {
      spot.refuse("must be '" + only + "'", spec);
    }
  }
}
