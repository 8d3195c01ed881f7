package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filters by which providers look for a user (RFC 7644, 3.4.2.2): one attribute, {@code eq}.
 */
final class ScimFilter {
  private static final Pattern FORM =
      Pattern.compile("\\s*([\\w.:]+)\\s+(?i:eq)\\s+(\"((?:[^\"\\\\]|\\\\.)*)\"|true|false)\\s*");
  private static final Set<String> KNOWN =
      Set.of("username", "externalid", "id", "emails.value", "emails", "active");

  private ScimFilter() {}

  static Predicate<ObjectNode> of(@Nullable String text) throws ScimFault {
    if (text == null || text.isBlank()) {
      return user -> true;
    }
    Matcher matcher = FORM.matcher(text);
    String attribute =
        matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT).replace(core(), "") : "";
    if (!KNOWN.contains(attribute)) {
      throw new ScimFault(
          400,
          "invalidFilter",
          "known are userName, externalId, id, emails.value and active, each with eq");
    }
    String value =
        matcher.group(3) == null ? matcher.group(2) : matcher.group(3).replaceAll("\\\\(.)", "$1");
    return user -> holds(user, attribute, value);
  }

  private static boolean holds(ObjectNode user, String attribute, String value) {
    if (attribute.startsWith("emails")) {
      for (JsonNode each : user.path("emails")) {
        if (each.path("value").asText("").equalsIgnoreCase(value)) {
          return true;
        }
      }
      return false;
    }
    JsonNode found = ScimUser.field(user, attribute);
    // externalId and id have a case, userName has none (RFC 7643, 3.1 and 4.1.1).
    return found != null
        && (attribute.equals("username")
            ? found.asText().equalsIgnoreCase(value)
            : found.asText().equals(value));
  }

  private static String core() {
    return ScimPath.CORE.toLowerCase(Locale.ROOT) + ":";
  }
}
