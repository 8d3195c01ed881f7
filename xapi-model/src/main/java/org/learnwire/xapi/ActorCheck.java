package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Rules about agents and groups (xAPI Data 2.4.2). */
final class ActorCheck {
  private static final Set<String> AGENT =
      Spot.names("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account");
  private static final Set<String> GROUP =
      Spot.names("objectType", "name", "member", "mbox", "mbox_sha1sum", "openid", "account");
  private static final Set<String> ACCOUNT = Spot.names("homePage", "name");

  private ActorCheck() {}

  static void actor(Spot spot) {
    if ("Group".equals(spot.text("objectType"))) {
      group(spot);
    } else {
      agent(spot);
    }
  }

  static void agent(Spot spot) {
    if (!spot.isObject(Spec.AGENT, AGENT)) {
      return;
    }
    spot.may("objectType", type -> oneOf(type, "Agent", Spec.AGENT));
    spot.may("name", Values::string);
    if (identifiers(spot) == 0) {
      spot.refuse("must have one of mbox, mbox_sha1sum, openid, account", Spec.IFI);
    }
  }

  static void group(Spot spot) {
    if (!spot.isObject(Spec.GROUP, GROUP)) {
      return;
    }
    spot.need("objectType", Spec.GROUP, type -> oneOf(type, "Group", Spec.GROUP));
    spot.may("name", Values::string);
    spot.may("member", members -> members.each(Spec.GROUP, ActorCheck::agent));
    if (identifiers(spot) == 0 && spot.node().path("member").isEmpty()) {
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
    int found =
        identifier(spot, "mbox", Values::mailto)
            + identifier(spot, "mbox_sha1sum", Values::sha1)
            + identifier(spot, "openid", Values::iri)
            + identifier(spot, "account", ActorCheck::account);
    if (found > 1) {
      spot.refuse("must have only one of mbox, mbox_sha1sum, openid, account", Spec.IFI);
    }
    return found;
  }

  private static int identifier(Spot spot, String name, Spot.Rule rule) {
    JsonNode value = spot.node().get(name);
    if (value == null) {
      return 0;
    }
    spot.below(name, value, rule);
    return 1;
  }

  private static void account(Spot spot) {
    if (spot.isObject(Spec.ACCOUNT, ACCOUNT)) {
      spot.need("homePage", Spec.ACCOUNT, Values::iri);
      spot.need("name", Spec.ACCOUNT, Values::string);
    }
  }

  static void oneOf(Spot spot, String only, String spec) {
    if (!spot.node().isTextual() || !only.equals(spot.text())) {
      spot.refuse("must be '" + only + "'", spec);
    }
  }
}
