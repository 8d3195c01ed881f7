package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Statements that carry their own signature as an attachment (xAPI Data 2.6). What is checked
 * catches mistakes: who signed, and whether to trust them, is for the reader of the statement.
 */
public final class SignedStatements {
  private SignedStatements() {}

  /**
   * What is wrong with the signatures of this statement; empty when it has none, or good ones. Each
   * must be a JWS (RFC 7515, compact form) with RS256, RS384 or RS512 whose payload is the same
   * statement without signatures, and fit the certificate that it names.
   *
   * @param contents the content of attachments by the {@code sha2} that the statement gives them
   */
  public static List<Violation> check(Statement statement, Map<String, byte[]> contents) {
    List<Violation> found = new ArrayList<>();
    JsonNode attachments = statement.node().path("attachments");
    for (int i = 0; i < attachments.size(); i++) {
      if (isSignature(attachments.get(i))) {
        byte[] content = contents.get(attachments.get(i).path("sha2").asText());
        String path = JsonPath.element("$.attachments", i);
        wrong(statement, content)
            .ifPresent(rule -> found.add(new Violation(path, rule, Spec.SIGNED)));
      }
    }
    return found;
  }

  /** True for what a statement says of a signature. */
  static boolean isSignature(JsonNode attachment) {
    return Attachment.SIGNATURE.equals(attachment.path("usageType").asText());
  }

  private static Optional<String> wrong(Statement statement, byte[] content) {
    if (content == null) {
      return Optional.of("the content of a signature must come along with the statement");
    }
    try {
      Jws jws = Jws.parse(content);
      jws.verify();
      return payload(statement, XapiJson.read(jws.payload()));
    } catch (BadSignature e) {
      return Optional.of(e.getMessage());
    } catch (IOException e) {
      return Optional.of("the payload of the signature must be the JSON of the statement");
    }
  }

  private static Optional<String> payload(Statement statement, JsonNode payload) {
    if (!(payload instanceof ObjectNode original)) {
      return Optional.of("the payload of the signature must be a statement");
    }
    List<Violation> violations = Statement.check(original, statement.version());
    if (!violations.isEmpty()) {
      return Optional.of(
          "the payload of the signature must be a valid statement; there "
              + violations.get(0).jsonPath()
              + " "
              + violations.get(0).rule());
    }
    ObjectNode signed = Statement.parse(original, statement.version()).json();
    return Difference.first(unsigned(signed), unsigned(statement.json()))
        .map(path -> "the payload of the signature differs from the statement at " + path);
  }

  private static ObjectNode unsigned(ObjectNode statement) {
    if (statement.get("attachments") instanceof ArrayNode all) {
      for (int i = all.size() - 1; i >= 0; i--) {
        if (isSignature(all.get(i))) {
          all.remove(i);
        }
      }
      if (all.isEmpty()) {
        statement.remove("attachments");
      }
    }
    return statement;
  }
}
