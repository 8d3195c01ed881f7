package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.Roles;

/**
 * Somebody in a course (NRPS 2.0, 3.3), as much as the platform's privacy settings let through.
 *
 * @param userId as launches name them
 * @param roles full names, whichever way they came
 * @param employeeNumber {@code lis_person_sourcedid}
 */
public record Member(
    String userId,
    Roles roles,
    Status status,
    @Nullable String name,
    @Nullable String email,
    @Nullable String employeeNumber) {
  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

  /** Without a word it is active. */
  public enum Status {
    ACTIVE,
    INACTIVE,
    DELETED
  }

  static Member of(JsonNode json) {
    List<String> roles = new ArrayList<>();
    json.path("roles").forEach(role -> roles.add(full(role.asText())));
    return new Member(
        json.path("user_id").asText(),
        new Roles(roles),
        status(json.path("status").asText("active")),
        text(json, "name"),
        text(json, "email"),
        text(json, "lis_person_sourcedid"));
  }

  private static Status status(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "inactive" -> Status.INACTIVE;
      case "deleted" -> Status.DELETED;
      default -> Status.ACTIVE;
    };
  }

  /** {@code Learner} stands for the role of membership (LTI Core 1.3, A.2.3.1). */
  private static String full(String role) {
    return role.contains(":") ? role : MEMBERSHIP + role;
  }

  /** A variable that the platform left as it was is no value. */
  private static @Nullable String text(JsonNode json, String name) {
    String text = json.path(name).asText("");
    return text.isBlank() || text.startsWith("$") ? null : text;
  }
}
