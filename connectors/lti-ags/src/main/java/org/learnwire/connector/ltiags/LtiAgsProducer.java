package org.learnwire.connector.ltiags;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.learnwire.lti.Registration;
import org.learnwire.lti.services.Ags;
import org.learnwire.lti.services.Score;

/**
 * Sends the score that is the body: a {@link Score}, or a map with {@code userId}, {@code
 * scoreGiven}, {@code scoreMaximum} and, if wanted, {@code comment}.
 */
final class LtiAgsProducer extends DefaultProducer {
  private final LtiAgsEndpoint endpoint;

  LtiAgsProducer(LtiAgsEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  @Override
  public void process(Exchange exchange) {
    Platforms platforms = Platforms.of(exchange.getContext());
    String issuer = endpoint.getIssuer() == null ? "" : endpoint.getIssuer();
    Registration platform = platforms.active(issuer, endpoint.getClientId());
    String item =
        exchange
            .getMessage()
            .getHeader(LtiAgsHeaders.LINE_ITEM, endpoint.getLineItem(), String.class);
    if (item == null) {
      throw new IllegalArgumentException(
          "no line item: give lineItem in the address or the header " + LtiAgsHeaders.LINE_ITEM);
    }
    Score score = score(exchange.getMessage().getBody());
    Ags.Outcome outcome = platforms.services().ags().post(platform, URI.create(item), score);
    exchange
        .getMessage()
        .setHeader(
            LtiAgsHeaders.OUTCOME, outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static Score score(Object body) {
    if (body instanceof Score score) {
      return score;
    }
    if (body instanceof Map<?, ?> map
        && map.get("userId") != null
        && map.get("scoreGiven") instanceof Number given
        && map.get("scoreMaximum") instanceof Number maximum) {
      Object comment = map.get("comment");
      return Score.graded(
              String.valueOf(map.get("userId")), given.doubleValue(), maximum.doubleValue())
          .saying(comment == null ? null : comment.toString());
    }
    throw new IllegalArgumentException(
        "the body is no score: a Score, or a map with userId, scoreGiven and scoreMaximum");
  }
}
