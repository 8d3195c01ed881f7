package org.learnwire.xapi;

import java.util.ArrayList;
import java.util.List;

/** Rules about agents and groups (xAPI Data 2.4.2). */
final class ActorCheck {
  private static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account");
  private static final List<String> AGENT = with("objectType", "name");
  private static final List<String> GROUP = with("objectType", "name", "member");

  private ActorCheck() {}

  static void actor(Spot spot) {
    if (spot.node().has("objectType") && "Group".equals(spot.at("objectType").text())) {
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
    boolean group = "Group".equals(spot.node().path("objectType").asText());
    if (group && (spot.node().path("member").size() != 2 || Identifier.of(spot.node()) != null)) {
      spot.refuse("must be an agent, or an anonymous group of two agents", Spec.AUTHORITY);
    }
  }

  private static int identifiers(Spot spot) {
    int found = 0;
    for (String name : IDENTIFIERS) {
      found += spot.node().has(name) ? 1 : 0;
    }
    if (found > 1) {
      spot.refuse("must have only one of mbox, mbox_sha1sum, openid, account", Spec.IFI);
    }
    spot.may("mbox", Values::mailto);
    spot.may("mbox_sha1sum", Values::sha1);
    spot.may("openid", Values::iri);
    spot.may("account", ActorCheck::account);
    return found;
  }

  private static void account(Spot spot) {
    if (spot.isObject(Spec.ACCOUNT, "homePage", "name")) {
      spot.need("homePage", Spec.ACCOUNT, Values::iri);
      spot.need("name", Spec.ACCOUNT, Values::string);
    }
  }

  static void oneOf(Spot spot, String only, String spec) {
    if (!spot.node().isTextual() || !only.equals(spot.text())) {
      spot.refuse("must be '" + only + "'", spec);
    }
  }

  private static List<String> with(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(IDENTIFIERS);
    return List.copyOf(all);
  }
}
