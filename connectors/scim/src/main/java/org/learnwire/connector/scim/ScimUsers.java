package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The users that a provider has sent: who they are now, and what may be done with them. */
final class ScimUsers {
  private final ScimFolder folder;
  private final Clock clock;
  private @Nullable Map<String, ObjectNode> known;

  ScimUsers(ScimFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  synchronized List<ObjectNode> matching(Predicate<ObjectNode> filter) throws IOException {
    return known().values().stream()
        .filter(each -> !ScimUser.isDeleted(each))
        .filter(filter)
        .map(ObjectNode::deepCopy)
        .toList();
  }

  synchronized ObjectNode get(String id) throws IOException, ScimFault {
    ObjectNode user = known().get(id);
    if (user == null || ScimUser.isDeleted(user)) {
      throw ScimFault.notFound(id);
    }
    return user.deepCopy();
  }

  /** Who was deleted and is sent again has come back: it is the same person under the same id. */
  synchronized ObjectNode create(JsonNode sent) throws IOException, ScimFault {
    ObjectNode user = ScimUser.of(sent);
    unique(user, "");
    Optional<ObjectNode> before =
        known().values().stream()
            .filter(ScimUser::isDeleted)
            .filter(each -> same(each, user, "externalId") || same(each, user, "userName"))
            .findFirst();
    String id = before.map(each -> each.path("id").asText()).orElse(UUID.randomUUID().toString());
    return kept(ScimUser.stamped(user, id, before.orElse(null), clock.instant()));
  }

  synchronized ObjectNode replace(String id, JsonNode sent, @Nullable String ifMatch)
      throws IOException, ScimFault {
    ObjectNode before = met(id, ifMatch);
    ObjectNode user = ScimUser.of(sent);
    unique(user, id);
    return kept(ScimUser.stamped(user, id, before, clock.instant()));
  }

  /** A change that changes nothing makes no version. */
  synchronized ObjectNode patch(String id, JsonNode request, @Nullable String ifMatch)
      throws IOException, ScimFault {
    ObjectNode before = met(id, ifMatch);
    ObjectNode user = ScimUser.withoutOurs(ScimPatch.applied(before, request));
    ScimUser.checked(user);
    unique(user, id);
    user.put("id", id).set("meta", before.path("meta"));
    return user.equals(before) ? before : kept(ScimUser.stamped(user, id, before, clock.instant()));
  }

  /** Gone for the provider (RFC 7644, 3.6); the stream tells that they have left. */
  synchronized void delete(String id, @Nullable String ifMatch) throws IOException, ScimFault {
    ObjectNode before = met(id, ifMatch);
    ObjectNode user = before.deepCopy().put("active", false).put(ScimUser.DELETED, true);
    kept(ScimUser.stamped(user, id, before, clock.instant()));
  }

  private ObjectNode met(String id, @Nullable String ifMatch) throws IOException, ScimFault {
    ObjectNode user = get(id);
    if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(ScimUser.etag(user))) {
      throw new ScimFault(412, null, "the user has changed: it is " + ScimUser.etag(user));
    }
    return user;
  }

  private void unique(ObjectNode user, String id) throws IOException, ScimFault {
    for (ObjectNode other : known().values()) {
      if (!ScimUser.isDeleted(other)
          && !other.path("id").asText().equals(id)
          && same(other, user, "userName")) {
        throw new ScimFault(409, "uniqueness", "another user has this userName");
      }
    }
  }

  private static boolean same(ObjectNode one, ObjectNode other, String field) {
    Optional<String> text = ScimUser.text(one, field);
    return text.isPresent() && text.get().equalsIgnoreCase(other.path(field).asText(null));
  }

  private ObjectNode kept(ObjectNode user) throws IOException {
    folder.keep(user);
    known().put(user.path("id").asText(), user);
    return user.deepCopy();
  }

  private Map<String, ObjectNode> known() throws IOException {
    if (known == null) {
      Map<String, ObjectNode> users = new TreeMap<>();
      folder.all().forEach(each -> users.put(each.path("id").asText(), each));
      known = users;
    }
    return known;
  }
}
