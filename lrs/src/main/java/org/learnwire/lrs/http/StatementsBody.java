package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads statements out of the body of a request. */
final class StatementsBody {
  private final int mostBytes;

  StatementsBody(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** One statement or a list; an empty list is legal, and Moodle's logstore_xapi sends it. */
  List<Statement> statements(HttpServletRequest request, XapiVersion version) throws IOException {
    JsonNode body = json(request);
    if (!body.isArray()) {
      return List.of(statement(body, "$", "the statement", version));
    }
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      String what = "statement " + (i + 1) + " of " + body.size();
      statements.add(statement(body.get(i), "$[" + i + "]", what, version));
    }
    return statements;
  }

  Statement single(HttpServletRequest request, XapiVersion version) throws IOException {
    return statement(json(request), "$", "the statement", version);
  }

  private static Statement statement(JsonNode json, String root, String what, XapiVersion version) {
    if (!(json instanceof ObjectNode object)) {
      throw XapiProblem.badRequest(what + " is no JSON object")
          .where(root)
          .rule("a statement is an object with actor, verb and object")
          .spec("xAPI Data 2.4 Statement Properties");
    }
    try {
      return withReachableAttachments(Statement.parse(object, version), root);
    } catch (InvalidStatement e) {
      throw XapiProblem.invalid(what + " is not valid", root, e.violations())
          .next("Nothing of this request was stored: correct it and send it again as a whole.");
    }
  }

  private static Statement withReachableAttachments(Statement statement, String root) {
    if (statement.attachments().stream().anyMatch(one -> one.fileUrl() == null)) {
      throw XapiProblem.badRequest("an attachment has neither content nor address")
          .where(root + ".attachments")
          .rule("without fileUrl the content must come along as multipart/mixed")
          .spec("xAPI Communication 1.5.2 Multipart/Mixed")
          .next("Give the attachment a fileUrl; this LRS does not take multipart/mixed yet.");
    }
    return statement;
  }

  private JsonNode json(HttpServletRequest request) throws IOException {
    requireJson(request);
    if (request.getContentLengthLong() > mostBytes) {
      throw tooLarge();
    }
    byte[] bytes = request.getInputStream().readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw tooLarge();
    }
    JsonNode json = XapiJson.read(bytes);
    if (json.isMissingNode()) {
      throw XapiProblem.badRequest("the body is empty")
          .where("body")
          .rule("a statement, or a list of statements")
          .spec("xAPI Communication 2.1.2 POST Statements");
    }
    return json;
  }

  private static void requireJson(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType());
    boolean json;
    try {
      json = MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(type));
    } catch (InvalidMediaTypeException e) {
      json = false;
    }
    if (!json) {
      throw XapiProblem.badRequest("the content type is not application/json")
          .where("header Content-Type")
          .rule("application/json; multipart/mixed is not taken yet")
          .spec("xAPI Communication 1.5 Content Types")
          .next("Send JSON with 'Content-Type: application/json'.");
    }
  }

  private XapiProblem tooLarge() {
    return XapiProblem.of(
            HttpStatus.PAYLOAD_TOO_LARGE, "the body is larger than " + mostBytes + " bytes")
        .where("body")
        .rule("at most " + mostBytes + " bytes")
        .spec("xAPI Communication 3.2 Error Codes")
        .next("Send fewer statements at a time.");
  }
}
