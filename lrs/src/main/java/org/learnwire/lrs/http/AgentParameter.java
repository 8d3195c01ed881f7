package org.learnwire.lrs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;

/** The parameter {@code agent}: an agent or identified group as JSON. */
final class AgentParameter {
  private static final String NAME = "agent";

  private AgentParameter() {}

  static Actor read(String json, XapiVersion version) {
    try {
      Actor actor = Actor.parse(XapiJson.read(json), version);
      if (actor.identifier() == null) {
        throw Parameters.wrong(NAME, "is an anonymous group", "must have an identifier");
      }
      return actor;
    } catch (JsonProcessingException e) {
      throw Parameters.wrong(NAME, "is no JSON", "must be an agent or identified group");
    } catch (InvalidStatement e) {
      throw XapiProblem.invalid("the parameter 'agent' is no agent", "$", e.violations());
    }
  }

  static Identifier identifier(Parameters given, XapiVersion version) {
    Actor actor = read(given.needed(NAME), version);
    Identifier identifier = actor.identifier();
    if (identifier == null) {
      throw new IllegalStateException("refused above");
    }
    return identifier;
  }

  /** One person or system, no group. */
  static Agent agent(Parameters given, XapiVersion version) {
    if (read(given.needed(NAME), version) instanceof Agent agent) {
      return agent;
    }
    throw Parameters.wrong(NAME, "is a group", "must be an agent");
  }
}
