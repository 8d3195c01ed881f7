package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.AttachmentContent;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads statements and their attachments out of the body of a request. */
final class StatementsBody {
  private static final MediaType MULTIPART = MediaType.parseMediaType("multipart/mixed");

  private final BodyReader bodies;
  private final int mostJsonBytes;

  StatementsBody(LrsHttpSettings settings, BodyReader bodies) {
    this.bodies = bodies;
    this.mostJsonBytes = settings.mostJsonBytes();
  }

  /** One statement or a list; an empty list is legal, and Moodle's logstore_xapi sends it. */
  ReceivedStatements statements(HttpServletRequest request, XapiVersion version)
      throws IOException {
    return read(request, version, true);
  }

  ReceivedStatements single(HttpServletRequest request, XapiVersion version) throws IOException {
    return read(request, version, false);
  }

  private ReceivedStatements read(HttpServletRequest request, XapiVersion version, boolean list)
      throws IOException {
    MediaType type = type(request.getContentType());
    if (type != null && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
      return received(json(bodies.read(request)), version, list, AttachmentParts.none());
    }
    if (type == null || !type.equalsTypeAndSubtype(MULTIPART)) {
      throw wrongType();
    }
    List<BodyPart> parts = MultipartBody.parse(bodies.read(request), boundary(type));
    BodyPart first = parts.isEmpty() ? null : parts.get(0);
    MediaType firstType = first == null ? null : type(first.header("content-type").orElse(null));
    if (first == null || !MediaType.APPLICATION_JSON.equalsTypeAndSubtype(firstType)) {
      throw MultipartBody.malformed(
          "the first part holds no statements", "body, part 1", "Content-Type: application/json");
    }
    AttachmentParts attachments = AttachmentParts.of(parts.subList(1, parts.size()));
    return received(json(first.content()), version, list, attachments);
  }

  private static ReceivedStatements received(
      JsonNode json, XapiVersion version, boolean list, AttachmentParts parts) {
    List<Statement> statements = new ArrayList<>();
    if (!list || !json.isArray()) {
      statements.add(statement(json, "$", "the statement", version, parts));
    } else {
      for (int i = 0; i < json.size(); i++) {
        String what = "statement " + (i + 1) + " of " + json.size();
        statements.add(statement(json.get(i), "$[" + i + "]", what, version, parts));
      }
    }
    List<AttachmentContent> contents = parts.contents();
    return new ReceivedStatements(statements, contents);
  }

  private static Statement statement(
      JsonNode json, String root, String what, XapiVersion version, AttachmentParts parts) {
    if (!(json instanceof ObjectNode object)) {
      throw XapiProblem.badRequest(what + " is no JSON object")
          .where(root)
          .rule("a statement is an object with actor, verb and object")
          .spec("xAPI Data 2.4 Statement Properties");
    }
    try {
      Statement statement = Statement.take(object, version);
      parts.expect(statement, object, root);
      return statement;
    } catch (InvalidStatement e) {
      throw XapiProblem.invalid(what + " is not valid", root, e.violations())
          .next("Nothing of this request was stored: correct it and send it again as a whole.");
    }
  }

  private JsonNode json(byte[] bytes) throws IOException {
    if (bytes.length > mostJsonBytes) {
      throw BodyReader.tooLarge(mostJsonBytes).where("the JSON of the statements");
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

  private static @Nullable MediaType type(@Nullable String header) {
    try {
      return header == null ? null : MediaType.parseMediaType(header);
    } catch (InvalidMediaTypeException e) {
      return null;
    }
  }

  /** The framework leaves the quotes of a quoted string where they are (RFC 9110 5.6.4). */
  private static @Nullable String boundary(MediaType type) {
    String value = type.getParameter("boundary");
    return value != null && value.length() > 1 && value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }

  private static XapiProblem wrongType() {
    return XapiProblem.badRequest(
            "the content type is neither application/json nor multipart/mixed")
        .where("header Content-Type")
        .rule("application/json, or multipart/mixed where attachments come along")
        .spec("xAPI Communication 1.5 Content Types")
        .next("Send JSON with 'Content-Type: application/json'.");
  }
}
