package org.learnwire.lrs.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.XapiVersion;

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

  /**
   * @param own whose statements alone are shown, null for everybody's: they are found through the
   *     authority unless another agent is asked for
   * @param sight what of these it may see
   */
  static StatementQuery query(
      Parameters given,
      XapiVersion version,
      LrsHttpSettings settings,
      @Nullable Agent own,
      Sight sight) {
    int limit =
        given.value("limit", "must be a whole number, 0 or more", QueryParameters::count).orElse(0);
    int asked = limit == 0 ? settings.pageSize() : limit;
    StatementQuery.Builder conditions = conditions(given, version);
    if (own != null && given.text("agent").isEmpty()) {
      conditions.agent(own).relatedAgents(true);
    }
    return conditions
        .sight(sight)
        .limit(Math.min(asked, settings.mostStatements()))
        .ascending(given.flag("ascending"))
        .after(
            given.value("cursor", "must come from 'more'", QueryParameters::position).orElse(null))
        .build();
  }

  /** The conditions on the statements themselves. */
  static StatementQuery.Builder conditions(Parameters given, XapiVersion version) {
    return StatementQuery.where()
        .agent(given.text("agent").map(json -> AgentParameter.read(json, version)).orElse(null))
        .verb(given.iri("verb").orElse(null))
        .activity(given.iri("activity").orElse(null))
        .registration(given.uuid("registration").orElse(null))
        .relatedAgents(given.flag("related_agents"))
        .relatedActivities(given.flag("related_activities"))
        .since(given.time("since").orElse(null))
        .until(given.time("until").orElse(null));
  }

  /** The same question, beginning after the last statement of this page. */
  static String more(String path, Parameters given, StatementQuery next) {
    StringBuilder link = new StringBuilder(path).append('?');
    for (Map.Entry<String, String> parameter : given.all().entrySet()) {
      if (!parameter.getKey().equals("cursor")) {
        link.append(parameter.getKey())
            .append('=')
            .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
            .append('&');
      }
    }
    return link.append("cursor=").append(next.after()).toString();
  }

  private static Optional<Integer> count(String text) {
    return isNumber(text, 9) ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  static Optional<Long> position(String text) {
    return isNumber(text, 18) ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static boolean isNumber(String text, int mostDigits) {
    return !text.isEmpty()
        && text.length() <= mostDigits
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
