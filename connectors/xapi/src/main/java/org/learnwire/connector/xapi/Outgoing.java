package org.learnwire.connector.xapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.learnwire.xapi.Fingerprint;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.Violation;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;

/** What an Exchange brings for an LRS: statements, one or many, as objects or as JSON. */
final class Outgoing {
  private static final UUID NAMESPACE = Uuids.v5(Uuids.NS_LEARNWIRE, "xapi-producer");
  private final Exchange exchange;
  private final XapiVersion version;
  private final boolean keepsAuthority;
  private final List<Statement> statements = new ArrayList<>();
  private final List<RefusedStatement> refused = new ArrayList<>();

  Outgoing(Exchange exchange, XapiVersion version, boolean keepsAuthority) {
    this.exchange = exchange;
    this.version = version;
    this.keepsAuthority = keepsAuthority;
    take(exchange.getMessage().getBody());
  }

  /** All that can be sent. */
  List<Statement> statements() {
    return statements;
  }

  /** What is no statement, or says what the LRS's version has no words for. */
  List<RefusedStatement> refused() {
    return refused;
  }

  private void take(Object part) {
    if (part instanceof Statement statement) {
      said(statement);
    } else if (part instanceof ArrayNode list) {
      list.forEach(this::take);
    } else if (part instanceof ObjectNode json) {
      checked(json);
    } else if (part instanceof Iterable<?> all && !(part instanceof JsonNode)) {
      all.forEach(this::take);
    } else {
      take(read(part));
    }
  }

  private JsonNode read(Object part) {
    try {
      JsonNode json =
          XapiJson.read(
              exchange
                  .getContext()
                  .getTypeConverter()
                  .mandatoryConvertTo(String.class, exchange, part));
      if (json instanceof ObjectNode || json instanceof ArrayNode) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is no JSON: " + e.getMessage(), e);
    } catch (NoTypeConversionAvailableException | RuntimeException e) {
      throw new IllegalArgumentException(notStatements(part), e);
    }
    throw new IllegalArgumentException(notStatements(part));
  }

  private static String notStatements(Object part) {
    return "an xapi producer takes statements, as objects or as JSON, one or a list, not "
        + (part == null ? "an empty body" : part.getClass().getName());
  }

  private void checked(ObjectNode json) {
    XapiVersion own = XapiVersion.of(json.path("version").asText()).orElse(version);
    List<Violation> wrong = Statement.check(json, own);
    if (wrong.isEmpty()) {
      said(Statement.parse(json, own));
    } else {
      String reason = wrong.stream().map(Violation::toString).collect(Collectors.joining("; "));
      refused.add(new RefusedStatement(Statement.trusted(json, own), 0, reason));
    }
  }

  /** In the LRS's version, and under an id, so that sending it again is no second one. */
  private void said(Statement given) {
    var conversion = given.as(version);
    if (!conversion.lost().isEmpty()) {
      String what =
          "xAPI %s, which the LRS speaks, has no words for %s"
              .formatted(
                  version.text(), conversion.lost().stream().map(Violation::jsonPath).toList());
      refused.add(new RefusedStatement(given, 0, what));
      return;
    }
    Statement bare = conversion.statement().without("stored");
    Statement statement = keepsAuthority ? bare : bare.without("authority");
    statements.add(statement.id().isPresent() ? statement : statement.withId(id(statement)));
  }

  /** By what it says and when; without a time, by its place in this Exchange. */
  private UUID id(Statement statement) {
    return Fingerprint.of("xapi-producer", statement)
        .orElseGet(
            () ->
                Uuids.v5(
                    NAMESPACE,
                    exchange.getExchangeId(),
                    Integer.toString(statements.size()),
                    statement.toString()));
  }
}
