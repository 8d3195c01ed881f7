package org.learnwire.connector.ltiags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.engine.WriteAsk;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.lti.AddressRefused;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.services.Ags;
import org.learnwire.lti.services.Score;
import org.learnwire.lti.services.ServiceFailure;

/**
 * {@code by: ags}: one score for a person and the connection's column, whichever way it is told.
 */
public final class AgsEngine implements WriteEngine {

  @Override
  public String name() {
    return "ags";
  }

  @Override
  public Receipt send(WriteAsk ask) throws CallFailure {
    JsonNode scaled = ask.input().path("scoreScaled");
    String user = ask.input().path("employeeRemoteId").asText("");
    if (user.isEmpty() || !scaled.isNumber() || scaled.asDouble() < 0 || scaled.asDouble() > 1) {
      return invalid(ask, "a score needs employeeRemoteId and scoreScaled from 0 to 1");
    }
    EngineConnection connection = ask.connection();
    try {
      Column column = Column.of(connection);
      Platforms platforms = Platforms.of(connection.context());
      Registration platform = platform(connection, platforms);
      Ags ags = platforms.services().ags();
      URI item = ags.lineItems().findOrCreate(platform, column.lineItems(), column.wanted()).id();
      double maximum = column.wanted().scoreMaximum();
      Score score =
          Score.graded(user, scaled.asDouble() * maximum, maximum)
              .saying(connection.setting("comment").filter(text -> !text.isBlank()).orElse(null));
      return done(item, ags.post(platform, item, score));
    } catch (IllegalArgumentException e) {
      return invalid(ask, e.getMessage());
    } catch (NoPlatform e) {
      throw Failures.of(connection, e);
    } catch (ServiceFailure e) {
      throw Failures.of(connection, e);
    } catch (AddressRefused e) {
      throw Failures.of(connection, e);
    }
  }

  private static Receipt invalid(WriteAsk ask, String what) {
    return Receipt.refused(
        ErrorWord.INVALID, "%s: nothing sent, %s".formatted(ask.connection().name(), what));
  }

  private static Receipt done(URI item, Ags.Outcome outcome) {
    return Receipt.done(
        item.toString(),
        JsonNodeFactory.instance
            .objectNode()
            .put("lineItem", item.toString())
            .put("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  static Registration platform(EngineConnection connection, Platforms platforms) {
    return platforms.active(Column.need(connection, "issuer"), Column.need(connection, "clientId"));
  }

  /** The platform knows us and lets us send scores; nothing is sent. */
  @Override
  public void check(EngineConnection connection) throws CallFailure {
    try {
      Platforms platforms = Platforms.of(connection.context());
      Column.of(connection);
      platforms.services().tokens().granted(platform(connection, platforms), Set.of(Scopes.SCORE));
    } catch (IllegalArgumentException e) {
      throw connection.failure(
          ErrorWord.INVALID,
          Arrival.NEVER,
          e.getMessage(),
          "mend it under connections.%s.settings".formatted(connection.name()));
    } catch (NoPlatform e) {
      throw Failures.of(connection, e);
    } catch (ServiceFailure e) {
      throw Failures.of(connection, e);
    } catch (AddressRefused e) {
      throw Failures.of(connection, e);
    }
  }
}
