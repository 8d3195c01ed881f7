package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.learnwire.lrs.CredentialSummary;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.Scope;
import org.learnwire.xapi.XapiJson;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Adds, lists, rotates and revokes credentials, for holders of the scope of that name. */
@RestController
final class CredentialsController {
  private final Credentials credentials;
  private final BodyReader bodies;

  CredentialsController(Credentials credentials, BodyReader bodies) {
    this.credentials = credentials;
    this.bodies = bodies;
  }

  @GetMapping(XapiPaths.CREDENTIALS)
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    XapiGate.require(request, Scope.CREDENTIALS);
    ArrayNode all = XapiJson.object().arrayNode();
    credentials.all().forEach(one -> all.add(CredentialSummary.of(one).toJson()));
    return answer(HttpStatus.OK, all);
  }

  @PostMapping(XapiPaths.CREDENTIALS)
  ResponseEntity<byte[]> add(HttpServletRequest request) throws IOException {
    XapiGate.require(request, Scope.CREDENTIALS);
    NewCredential made = credentials.add(CredentialBody.draft(json(request)));
    return answer(HttpStatus.CREATED, secret(made));
  }

  @PostMapping(XapiPaths.CREDENTIALS + "/{key}/rotate")
  ResponseEntity<byte[]> rotate(HttpServletRequest request, @PathVariable("key") String key)
      throws IOException {
    XapiGate.require(request, Scope.CREDENTIALS);
    Duration old = CredentialBody.oldValidFor(json(request));
    return answer(
        HttpStatus.OK, secret(credentials.rotate(key, old).orElseThrow(() -> nobody(key))));
  }

  @DeleteMapping(XapiPaths.CREDENTIALS + "/{key}")
  ResponseEntity<Void> revoke(HttpServletRequest request, @PathVariable("key") String key) {
    XapiGate.require(request, Scope.CREDENTIALS);
    if (!credentials.revoke(key)) {
      throw nobody(key);
    }
    return ResponseEntity.noContent().build();
  }

  private JsonNode json(HttpServletRequest request) throws IOException {
    String type = String.valueOf(request.getContentType());
    if (!type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE)) {
      throw XapiProblem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body is no JSON")
          .where("header Content-Type")
          .rule("application/json");
    }
    return XapiJson.read(bodies.read(request));
  }

  private static ObjectNode secret(NewCredential made) {
    return XapiJson.object().put("key", made.key()).put("secret", made.secret());
  }

  /** Not to be kept by anything on the way: it may hold a secret. */
  private static ResponseEntity<byte[]> answer(HttpStatus status, JsonNode json) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(Utf8.bytes(XapiJson.write(json)));
  }

  private static XapiProblem nobody(String key) {
    return XapiProblem.of(HttpStatus.NOT_FOUND, "there is no credential with this key")
        .where("key " + key)
        .next("GET " + XapiPaths.CREDENTIALS + " lists those there are.");
  }
}
