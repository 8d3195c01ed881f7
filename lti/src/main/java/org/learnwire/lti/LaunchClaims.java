package org.learnwire.lti;

import static org.learnwire.lti.Claims.lti;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.dialect.Placements;

/** Reads the message of LTI out of claims whose signature was looked at (LTI Core 1.3, 5.3). */
final class LaunchClaims {
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  private static final String DEEP_LINKING =
      "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
  private static final String VERSION = "1.3.0";

  private final Claims claims;

  LaunchClaims(Claims claims) {
    this.claims = claims;
  }

  /**
   * @param expires when the token ends
   * @throws LaunchRefused naming the first claim that is missing or does not fit
   */
  Launch launch(Instant expires) {
    require(
        claims.text(lti("version")).filter(VERSION::equals).isPresent(),
        LaunchError.VERSION_WRONG,
        "the claim version must be " + VERSION);
    Launch.MessageType type = messageType();
    Optional<JsonNode> presentation = claims.object(lti("launch_presentation"));
    return new Launch(
        claims.registration(),
        needed("deployment_id", LaunchError.DEPLOYMENT_MISSING),
        type,
        claims.text("sub").orElseThrow(() -> missing(LaunchError.SUBJECT_MISSING, "sub")),
        roles(),
        claims.object(lti("context")).flatMap(this::context).orElse(null),
        resourceLink(type),
        target(),
        claims.map(lti("custom")),
        user(presentation),
        claims.object(AGS).map(this::endpoint).orElse(null),
        claims.object(NRPS).flatMap(this::memberships).orElse(null),
        deepLinking(type),
        presentation.map(this::presentation).orElse(new Launch.Presentation(null, null, null)),
        claims.object(lti("tool_platform")).flatMap(p -> claims.text(p, "guid")).orElse(null),
        Placements.of(claims.all()).orElse(null),
        claims.text("nonce").orElse(""),
        expires);
  }

  /** Where the launch came from, of claims of which nothing else is known to be well. */
  static Optional<URI> returnUrl(Claims claims) {
    String address = claims.all().path(lti("launch_presentation")).path("return_url").asText("");
    return Logins.address(address);
  }

  private Launch.MessageType messageType() {
    String claim = needed("message_type", LaunchError.MESSAGE_TYPE_UNKNOWN);
    return Arrays.stream(Launch.MessageType.values())
        .filter(type -> type.claim().equals(claim))
        .findFirst()
        .orElseThrow(() -> missing(LaunchError.MESSAGE_TYPE_UNKNOWN, "another message_type"));
  }

  /** The claim must be there; what is in it may be nothing, and gives no right then. */
  private Roles roles() {
    return new Roles(
        claims
            .texts(claims.all(), lti("roles"))
            .orElseThrow(() -> missing(LaunchError.ROLES_MISSING, "roles is missing")));
  }

  private Optional<Launch.Context> context(JsonNode context) {
    return claims
        .text(context, "id")
        .map(
            id ->
                new Launch.Context(
                    id,
                    claims.text(context, "label").map(PlainText::of).orElse(null),
                    claims.text(context, "title").map(PlainText::of).orElse(null),
                    claims.texts(context, "type").orElse(List.of())));
  }

  private Launch.@Nullable ResourceLink resourceLink(Launch.MessageType type) {
    Optional<JsonNode> link = claims.object(lti("resource_link"));
    Optional<String> id = link.flatMap(found -> claims.text(found, "id"));
    if (type == Launch.MessageType.RESOURCE_LINK && id.isEmpty()) {
      throw missing(LaunchError.RESOURCE_LINK_MISSING, "resource_link has no id");
    }
    return id.map(
            known ->
                new Launch.ResourceLink(
                    known,
                    link.flatMap(found -> claims.text(found, "title"))
                        .map(PlainText::of)
                        .orElse(null)))
        .orElse(null);
  }

  private URI target() {
    return claims
        .address(claims.all(), lti("target_link_uri"))
        .orElseThrow(() -> missing(LaunchError.TARGET_MISSING, "target_link_uri is missing"));
  }

  private Launch.User user(Optional<JsonNode> presentation) {
    return new Launch.User(
        claims.text("name").map(PlainText::of).orElse(null),
        claims.text("email").orElse(null),
        claims
            .text("locale")
            .or(() -> presentation.flatMap(found -> claims.text(found, "locale")))
            .orElse(null),
        claims
            .object(lti("lis"))
            .flatMap(lis -> claims.text(lis, "person_sourcedid"))
            .orElse(null));
  }

  private Launch.Endpoint endpoint(JsonNode endpoint) {
    return new Launch.Endpoint(
        Set.copyOf(claims.texts(endpoint, "scope").orElse(List.of())),
        claims.address(endpoint, "lineitems").orElse(null),
        claims.address(endpoint, "lineitem").orElse(null));
  }

  private Optional<Launch.Memberships> memberships(JsonNode service) {
    return claims.address(service, "context_memberships_url").map(Launch.Memberships::new);
  }

  private @Nullable JsonNode deepLinking(Launch.MessageType type) {
    if (type != Launch.MessageType.DEEP_LINKING) {
      return null;
    }
    JsonNode settings =
        claims
            .object(DEEP_LINKING)
            .orElseThrow(
                () -> missing(LaunchError.DEEP_LINKING_INCOMPLETE, "no deep_linking_settings"));
    claims
        .address(settings, "deep_link_return_url")
        .orElseThrow(() -> missing(LaunchError.DEEP_LINKING_INCOMPLETE, "no deep_link_return_url"));
    return settings;
  }

  private Launch.Presentation presentation(JsonNode presentation) {
    return new Launch.Presentation(
        claims.text(presentation, "document_target").orElse(null),
        claims.text(presentation, "locale").orElse(null),
        claims.text(presentation, "return_url").flatMap(Logins::address).orElse(null));
  }

  private String needed(String name, LaunchError error) {
    return claims.text(lti(name)).orElseThrow(() -> missing(error, name + " is missing"));
  }

  private void require(boolean holds, LaunchError error, String detail) {
    if (!holds) {
      throw missing(error, detail);
    }
  }

  private LaunchRefused missing(LaunchError error, String detail) {
    return new LaunchRefused(error, detail, claims.registration());
  }
}
