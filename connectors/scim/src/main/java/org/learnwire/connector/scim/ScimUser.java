package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for one user (RFC 7643, 3.1 and 4.1). */
final class ScimUser {
  /** Kept, and shown to nobody: the user was deleted at the provider. */
  static final String DELETED = "deleted";

  private ScimUser() {}

  /** What was sent, in our spelling; nothing that only we may set, and no password. */
  static ObjectNode of(JsonNode sent) throws ScimFault {
    if (!sent.isObject()) {
      throw new ScimFault(400, "invalidSyntax", "a user is a JSON object");
    }
    ObjectNode user = ((ObjectNode) sent).deepCopy();
    user.remove(name(user, "id"));
    user.remove(name(user, "meta"));
    withoutOurs(user);
    for (String known : new String[] {"userName", "externalId", "active", "emails", "name"}) {
      String name = name(user, known);
      if (!name.equals(known)) {
        user.set(known, user.remove(name));
      }
    }
    return checked(user);
  }

  /** What nobody may send, and a password, which is never kept, however they are spelled. */
  static ObjectNode withoutOurs(ObjectNode user) {
    for (String ours : new String[] {"groups", "password", DELETED}) {
      user.remove(name(user, ours));
    }
    return user;
  }

  /** The user name is there, and {@code active} is a truth, however it was written. */
  static ObjectNode checked(ObjectNode user) throws ScimFault {
    if (user.path("userName").asText("").isBlank()) {
      throw ScimFault.invalidValue("userName is required (RFC 7643, 4.1.1)");
    }
    JsonNode active = user.get("active");
    if (active != null && active.isTextual()) {
      String text = active.asText().toLowerCase(Locale.ROOT);
      if (!text.equals("true") && !text.equals("false")) {
        throw ScimFault.invalidValue("active is true or false");
      }
      user.put("active", text.equals("true"));
    } else if (active == null || !active.isBoolean()) {
      user.put("active", true);
    }
    return user;
  }

  /** With its number, its moments and the next version. */
  static ObjectNode stamped(ObjectNode user, String id, @Nullable ObjectNode before, Instant now) {
    user.put("id", id);
    int version = before == null ? 1 : version(before) + 1;
    String created =
        before == null
            ? now.toString()
            : before.path("meta").path("created").asText(now.toString());
    user.putObject("meta")
        .put("resourceType", "User")
        .put("created", created)
        .put("lastModified", now.toString())
        .put("version", "W/\"" + version + "\"");
    if (!user.path("schemas").isArray()) {
      user.putArray("schemas").add(ScimPath.CORE);
    }
    return user;
  }

  static String etag(ObjectNode user) {
    return user.path("meta").path("version").asText();
  }

  static boolean isDeleted(ObjectNode user) {
    return user.path(DELETED).asBoolean();
  }

  static Optional<String> text(ObjectNode user, String field) {
    return Optional.ofNullable(user.path(field).asText(null));
  }

  /** The name under which an object has it: names of attributes have no case (RFC 7643, 2.1). */
  static String name(JsonNode holder, String wanted) {
    for (Iterator<String> names = holder.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.equalsIgnoreCase(wanted)) {
        return name;
      }
    }
    return wanted;
  }

  static @Nullable JsonNode field(JsonNode holder, String name) {
    return holder.get(name(holder, name));
  }

  static ObjectNode object(ObjectNode holder, String name) {
    return holder.path(name).isObject() ? (ObjectNode) holder.get(name) : holder.putObject(name);
  }

  private static int version(ObjectNode user) {
    String digits = etag(user).replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
