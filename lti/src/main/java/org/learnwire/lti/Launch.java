package org.learnwire.lti;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A launch that can be trusted: signature, audience, time, nonce, state and deployment were looked
 * at. Values that the platform left as an unresolved {@code $Variable} are absent here.
 *
 * @param subject the user there; who is nobody there has nothing to see here, and is refused
 * @param targetLink what the link leads to; where a launch goes is decided by it, never by the
 *     address it came to
 * @param custom the link's own parameters, always texts
 * @param endpoint of Assignment and Grade Services, where granted
 * @param memberships of Names and Roles, where granted
 * @param deepLinking {@code deep_linking_settings} of a deep-linking request
 * @param guid of the platform: tells schools apart that share issuer and client
 * @param placement where in the platform it was opened, in the platform's word
 */
public record Launch(
    Registration registration,
    String deployment,
    MessageType messageType,
    String subject,
    Roles roles,
    @Nullable Context context,
    @Nullable ResourceLink resourceLink,
    URI targetLink,
    Map<String, String> custom,
    User user,
    @Nullable Endpoint endpoint,
    @Nullable Memberships memberships,
    @Nullable JsonNode deepLinking,
    Presentation presentation,
    @Nullable String guid,
    @Nullable String placement,
    String nonce,
    Instant expires) {

  public Launch {
    custom = Map.copyOf(custom);
  }

  /** What the platform asks for. */
  public enum MessageType {
    RESOURCE_LINK("LtiResourceLinkRequest"),
    DEEP_LINKING("LtiDeepLinkingRequest");

    private final String claim;

    MessageType(String claim) {
      this.claim = claim;
    }

    public String claim() {
      return claim;
    }
  }

  /** The course, mostly: claim {@code context}. */
  public record Context(
      String id, @Nullable String label, @Nullable String title, List<String> types) {
    public Context {
      types = List.copyOf(types);
    }
  }

  /** The place in the course: claim {@code resource_link}; the title is plain text. */
  public record ResourceLink(String id, @Nullable String title) {}

  /**
   * What the platform tells of the user, as much as its privacy settings let through.
   *
   * @param employeeNumber {@code lis.person_sourcedid}
   */
  public record User(
      @Nullable String name,
      @Nullable String email,
      @Nullable String locale,
      @Nullable String employeeNumber) {}

  /** Claim of Assignment and Grade Services 2.0, 3.1. */
  public record Endpoint(Set<String> scopes, @Nullable URI lineItems, @Nullable URI lineItem) {
    public Endpoint {
      scopes = Set.copyOf(scopes);
    }
  }

  /** Claim of Names and Role Provisioning Services 2.0, 3.6.1.1. */
  public record Memberships(URI url) {}

  /** Claim {@code launch_presentation}. */
  public record Presentation(
      @Nullable String documentTarget, @Nullable String locale, @Nullable URI returnUrl) {}
}
