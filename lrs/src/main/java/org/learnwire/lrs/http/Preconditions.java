package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.Document;
import org.learnwire.lrs.DocumentKind;
import org.learnwire.xapi.XapiVersion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The entity tags that a change of a document depends on (xAPI Communication 3.1, RFC 9110 13.1).
 *
 * @param guarded a PUT that names neither must not overwrite: profiles in 1.0.3, states too in 2.0
 * @param needed a PUT must name one even where nothing is yet: profiles in 1.0.3
 */
record Preconditions(
    @Nullable String ifMatch, @Nullable String ifNoneMatch, boolean guarded, boolean needed) {
  private static final String SPEC = "xAPI Communication 3.1 Concurrency";

  static Preconditions of(HttpServletRequest request, DocumentKind kind) {
    boolean put = request.getMethod().equals("PUT");
    boolean profile = kind != DocumentKind.STATE;
    boolean newer = XapiGate.version(request) == XapiVersion.V2_0_0;
    return new Preconditions(
        request.getHeader(HttpHeaders.IF_MATCH),
        request.getHeader(HttpHeaders.IF_NONE_MATCH),
        put && (profile || newer),
        put && profile && !newer);
  }

  /** Refuses the change unless what is there now is what its sender thinks it is. */
  void check(Optional<Document> existing) {
    if (ifMatch != null && existing.filter(there -> names(ifMatch, there)).isEmpty()) {
      throw failed(
          existing.isPresent()
              ? "the document has changed since it was read"
              : "there is no such document",
          HttpHeaders.IF_MATCH);
    }
    if (ifNoneMatch != null && existing.filter(there -> names(ifNoneMatch, there)).isPresent()) {
      throw failed("the document is there already", HttpHeaders.IF_NONE_MATCH);
    }
    if (ifMatch == null && ifNoneMatch == null) {
      checkUnconditional(existing);
    }
  }

  private void checkUnconditional(Optional<Document> existing) {
    if (guarded && existing.isPresent()) {
      throw XapiProblem.of(HttpStatus.CONFLICT, "a document is there already, and stays as it is")
          .where("headers If-Match, If-None-Match")
          .rule("a PUT that overwrites says by If-Match what it overwrites")
          .spec(SPEC)
          .next("GET the document first, then PUT with its ETag as If-Match.");
    }
    if (needed) {
      throw XapiProblem.badRequest("the PUT of a profile has no condition")
          .where("headers If-Match, If-None-Match")
          .rule("xAPI 1.0.3: one of them must be sent")
          .spec(SPEC)
          .next("Send 'If-None-Match: *' for a new profile, If-Match for one that is there.");
    }
  }

  /**
   * Quotes are the rule, yet some clients leave them out; and a proxy that compresses makes a tag
   * weak.
   */
  private static boolean names(String header, Document document) {
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .map(tag -> tag.replace("\"", ""))
        .anyMatch(tag -> tag.equals("*") || tag.equalsIgnoreCase(document.etag()));
  }

  private static XapiProblem failed(String what, String header) {
    return XapiProblem.of(HttpStatus.PRECONDITION_FAILED, what)
        .where("header " + header)
        .rule("the condition must hold of the document as it is now")
        .spec(SPEC)
        .next("GET the document, take over what is new, and send it with the new ETag.");
  }
}
