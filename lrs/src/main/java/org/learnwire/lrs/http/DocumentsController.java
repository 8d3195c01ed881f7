package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.Document;
import org.learnwire.lrs.DocumentContent;
import org.learnwire.lrs.DocumentKind;
import org.learnwire.lrs.Documents;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** State, activity profiles and agent profiles (xAPI Communication 2.3, 2.6, 2.7). */
@RestController
@RequestMapping({XapiPaths.STATE, XapiPaths.ACTIVITY_PROFILE, XapiPaths.AGENT_PROFILE})
final class DocumentsController {
  private final Documents documents;
  private final BodyReader bodies;
  private final Admitted admitted;

  DocumentsController(Documents documents, BodyReader bodies, Admitted admitted) {
    this.admitted = admitted;
    this.documents = documents;
    this.bodies = bodies;
  }

  /** One document, or the ids of all; HEAD is answered the same way, without the body. */
  @GetMapping
  ResponseEntity<byte[]> get(HttpServletRequest request) {
    DocumentRequest asked = DocumentRequest.of(request);
    if (asked.id().isEmpty()) {
      List<String> ids = documents.ids(asked.owner(), asked.since().orElse(null));
      String json = ids.stream().map(Utf8::quoted).collect(Collectors.joining(",", "[", "]"));
      return JsonAnswer.of(HttpStatus.OK, json);
    }
    Document found =
        documents
            .find(asked.owner(), asked.id().get())
            .orElseThrow(
                () ->
                    XapiProblem.of(HttpStatus.NOT_FOUND, "there is no such document")
                        .where("parameter stateId or profileId")
                        .spec("xAPI Communication 2.2 Document Resources"));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, found.contentType())
        // A document is its sender's: a browser must not run it as a page of ours.
        .header("Content-Security-Policy", "sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .eTag('"' + found.etag() + '"')
        .lastModified(found.updated())
        .body(found.content());
  }

  @PutMapping
  ResponseEntity<Void> put(HttpServletRequest request) throws IOException {
    DocumentRequest asked = admitted(DocumentRequest.of(request));
    String id = asked.neededId();
    Preconditions preconditions = Preconditions.of(request, asked.owner().kind());
    DocumentContent sent = DocumentBody.read(request, bodies);
    documents.change(
        asked.owner(),
        id,
        existing -> {
          preconditions.check(existing);
          return Optional.of(sent);
        });
    return ResponseEntity.noContent().build();
  }

  /** Merges into the document that is there; without one it is a PUT. */
  @PostMapping
  ResponseEntity<Void> post(HttpServletRequest request) throws IOException {
    DocumentRequest asked = admitted(DocumentRequest.of(request));
    String id = asked.neededId();
    Preconditions preconditions = Preconditions.of(request, asked.owner().kind());
    DocumentContent sent = DocumentBody.read(request, bodies);
    documents.change(
        asked.owner(),
        id,
        existing -> {
          preconditions.check(existing);
          return Optional.of(existing.map(there -> DocumentBody.merged(there, sent)).orElse(sent));
        });
    return ResponseEntity.noContent().build();
  }

  private DocumentRequest admitted(DocumentRequest asked) {
    if (!asked.agent().map(admitted::isAdmitted).orElse(true)) {
      throw XapiProblem.of(HttpStatus.FORBIDDEN, "nothing is kept here of this agent")
          .where("parameter agent")
          .next("Whoever runs this LRS knows why.");
    }
    return asked;
  }

  /** Deletes one document; of states, all when none is named. */
  @DeleteMapping
  ResponseEntity<Void> delete(HttpServletRequest request) {
    DocumentRequest asked = DocumentRequest.of(request);
    if (asked.id().isEmpty() && asked.owner().kind() == DocumentKind.STATE) {
      documents.deleteAll(asked.owner());
      return ResponseEntity.noContent().build();
    }
    Preconditions preconditions = Preconditions.of(request, asked.owner().kind());
    documents.change(
        asked.owner(),
        asked.neededId(),
        existing -> {
          preconditions.check(existing);
          return Optional.empty();
        });
    return ResponseEntity.noContent().build();
  }
}
