package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.DocumentKind;
import org.learnwire.lrs.DocumentOwner;
import org.learnwire.lrs.Scope;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.XapiVersion;

/**
 * Which document a request is about, or all documents of which owner (xAPI Communication 2.3, 2.6
 * and 2.7).
 *
 * @param since set only where a list is asked for
 * @param agent whose it is, where it is somebody's
 */
record DocumentRequest(
    DocumentOwner owner, Optional<String> id, Optional<Instant> since, Optional<Identifier> agent) {
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final int LONGEST_ID = 1_000;

  static DocumentRequest of(HttpServletRequest request) {
    XapiVersion version = XapiGate.version(request);
    return switch (kind(request)) {
      case STATE -> {
        XapiGate.require(request, Scope.STATE);
        Parameters given =
            parameters(request, "stateId", List.of("activityId", "agent", "registration"));
        String activity = given.neededIri("activityId");
        Identifier agent = AgentParameter.identifier(given, version);
        DocumentOwner owner =
            DocumentOwner.state(activity, agent, given.uuid("registration").orElse(null));
        yield of(owner, given, "stateId", agent);
      }
      case ACTIVITY_PROFILE -> {
        XapiGate.require(request, Scope.PROFILE);
        Parameters given = parameters(request, "profileId", List.of("activityId"));
        yield of(DocumentOwner.activity(given.neededIri("activityId")), given, "profileId", null);
      }
      case AGENT_PROFILE -> {
        XapiGate.require(request, Scope.PROFILE);
        Parameters given = parameters(request, "profileId", List.of("agent"));
        Identifier agent = AgentParameter.identifier(given, version);
        yield of(DocumentOwner.agent(agent), given, "profileId", agent);
      }
    };
  }

  String neededId() {
    String name = owner.kind() == DocumentKind.STATE ? "stateId" : "profileId";
    return id.orElseThrow(
        () -> Parameters.wrong(name, "is missing", "must name the document to be changed"));
  }

  private static DocumentKind kind(HttpServletRequest request) {
    return switch (request.getServletPath()) {
      case XapiPaths.STATE -> DocumentKind.STATE;
      case XapiPaths.ACTIVITY_PROFILE -> DocumentKind.ACTIVITY_PROFILE;
      default -> DocumentKind.AGENT_PROFILE;
    };
  }

  /** Only a list has a {@code since}. */
  private static Parameters parameters(
      HttpServletRequest request, String idName, List<String> always) {
    boolean list =
        READING.contains(request.getMethod()) && !request.getParameterMap().containsKey(idName);
    List<String> known = new ArrayList<>(always);
    known.add(idName);
    if (list) {
      known.add("since");
    }
    return Parameters.of(request, known);
  }

  private static DocumentRequest of(
      DocumentOwner owner, Parameters given, String idName, @Nullable Identifier agent) {
    Optional<String> id =
        given.value(idName, "must have 1 to " + LONGEST_ID + " bytes", DocumentRequest::bounded);
    return new DocumentRequest(owner, id, given.time("since"), Optional.ofNullable(agent));
  }

  private static Optional<String> bounded(String id) {
    int length = id.getBytes(StandardCharsets.UTF_8).length;
    return length >= 1 && length <= LONGEST_ID ? Optional.of(id) : Optional.empty();
  }
}
