package org.learnwire.lrs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.learnwire.lrs.Document;
import org.learnwire.lrs.DocumentContent;
import org.learnwire.xapi.XapiJson;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The document that a request carries, and what it becomes merged into another. */
final class DocumentBody {
  private static final String SPEC = "xAPI Communication 2.2 Document Resources";

  private DocumentBody() {}

  static DocumentContent read(HttpServletRequest request, BodyReader bodies) throws IOException {
    String type = request.getContentType();
    if (type == null) {
      type = MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }
    DocumentContent content = new DocumentContent(valid(type), bodies.read(request));
    if (isJson(type)) {
      json(content.bytes(), "the document");
    }
    return content;
  }

  /**
   * The properties of the sent document over those of the one that is there, one level deep.
   *
   * @throws XapiProblem when either is no JSON object
   */
  static DocumentContent merged(Document existing, DocumentContent sent) {
    if (!isJson(existing.contentType()) || !isJson(sent.contentType())) {
      throw XapiProblem.badRequest("only JSON documents can be merged")
          .where("header Content-Type")
          .rule(
              "the document here is "
                  + existing.contentType()
                  + ", the one sent "
                  + sent.contentType()
                  + "; both must be application/json")
          .spec(SPEC)
          .next("Replace the document as a whole by PUT.");
    }
    ObjectNode merged = object(existing.content(), "the document here");
    merged.setAll(object(sent.bytes(), "the document sent"));
    return new DocumentContent(
        MediaType.APPLICATION_JSON_VALUE, Utf8.bytes(XapiJson.write(merged)));
  }

  private static ObjectNode object(byte[] content, String what) {
    if (json(content, what) instanceof ObjectNode object) {
      return object;
    }
    throw notJson(what + " is no JSON object", "only objects can be merged");
  }

  private static JsonNode json(byte[] content, String what) {
    try {
      JsonNode json = XapiJson.read(content);
      if (!json.isMissingNode()) {
        return json;
      }
      throw notJson(what + " is empty", "application/json needs a JSON value");
    } catch (JsonProcessingException e) {
      throw notJson(what + " is no JSON", e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  private static XapiProblem notJson(String what, String rule) {
    return XapiProblem.badRequest(what).where("body").rule(rule).spec(SPEC);
  }

  private static boolean isJson(String type) {
    return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type));
  }

  private static String valid(String type) {
    try {
      MediaType.parseMediaType(type);
      return type;
    } catch (InvalidMediaTypeException e) {
      throw XapiProblem.badRequest("the content type cannot be read")
          .where("header Content-Type")
          .rule("must be a media type such as text/plain")
          .spec("RFC 9110 8.3 Content-Type");
    }
  }
}
