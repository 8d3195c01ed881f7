package org.learnwire.lrs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.Iris;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;
import org.springframework.web.util.UriComponentsBuilder;

/** The parameters of GET statements (xAPI Communication 2.1.3), and the link to the next page. */
final class QueryParameters {
  static final List<String> KNOWN =
      List.of(
          "statementId",
          "voidedStatementId",
          "agent",
          "verb",
          "activity",
          "registration",
          "related_activities",
          "related_agents",
          "since",
          "until",
          "limit",
          "format",
          "attachments",
          "ascending",
          "cursor");

  private QueryParameters() {}

  static StatementQuery query(Parameters given, XapiVersion version, LrsHttpSettings settings) {
    int limit =
        given.value("limit", "must be a whole number, 0 or more", QueryParameters::count).orElse(0);
    int asked = limit == 0 ? settings.pageSize() : limit;
    String time = "must be a timestamp such as 2026-01-31T09:30:00Z";
    return StatementQuery.where()
        .agent(given.text("agent").map(json -> actor(json, version)).orElse(null))
        .verb(iri(given, "verb").orElse(null))
        .activity(iri(given, "activity").orElse(null))
        .registration(given.uuid("registration").orElse(null))
        .relatedAgents(given.flag("related_agents"))
        .relatedActivities(given.flag("related_activities"))
        .since(given.value("since", time, Timestamps::parse).orElse(null))
        .until(given.value("until", time, Timestamps::parse).orElse(null))
        .limit(Math.min(asked, settings.mostStatements()))
        .ascending(given.flag("ascending"))
        .after(
            given.value("cursor", "must come from 'more'", QueryParameters::position).orElse(null))
        .build();
  }

  /** The same question, beginning after the last statement of this page. */
  static String more(String path, Parameters given, StatementQuery next) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
    for (Map.Entry<String, String> parameter : given.all().entrySet()) {
      if (!parameter.getKey().equals("cursor")) {
        link.queryParam(parameter.getKey(), "{" + parameter.getKey() + "}");
      }
    }
    return link.queryParam("cursor", next.after()).encode().buildAndExpand(given.all()).toString();
  }

  private static Actor actor(String json, XapiVersion version) {
    try {
      return identified(Actor.parse(XapiJson.read(json), version));
    } catch (JsonProcessingException e) {
      throw Parameters.wrong("agent", "is no JSON", "must be an agent or identified group");
    } catch (InvalidStatement e) {
      throw XapiProblem.invalid("the parameter 'agent' is no agent", "$", e.violations());
    }
  }

  private static Actor identified(Actor actor) {
    if (actor.identifier() == null) {
      throw Parameters.wrong("agent", "is an anonymous group", "must have an identifier");
    }
    return actor;
  }

  private static Optional<String> iri(Parameters given, String name) {
    return given.value(
        name,
        "must be an absolute IRI",
        text -> Iris.isAbsolute(text) ? Optional.of(text) : Optional.empty());
  }

  private static Optional<Integer> count(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  private static Optional<Long> position(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
