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
 * The filters by which providers look for a user (RFC 7644, 3.4.2.2): {@code eq}, several of them
 * joined by {@code and}.
 */
final class ScimFilter {
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\G\\s*([^\\s\\[\"]+(?:\\[[^\\]]*])?[^\\s\\[\"]*)\\s+(?i:eq)\\s+(\"(?:[^\"\\\\]|\\\\.)*\"|true|false)"
              + "(?:\\s+(?i:and)(?=\\s)|\\s*$)");
  private static final Set<String> KNOWN =
      Set.of("username", "externalid", "id", "active", "emails", "emails.value", "employeenumber");

  private ScimFilter() {}

  static Predicate<ObjectNode> of(@Nullable String text) throws ScimFault {
    Predicate<ObjectNode> all = user -> true;
    if (text == null || text.isBlank()) {
      return all;
    }
    Matcher matcher = CLAUSE.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find()) {
      all = all.and(clause(matcher.group(1), matcher.group(2)));
      end = matcher.end();
    }
    if (end < text.length()) {
      throw unknown();
    }
    return all;
  }

  private static Predicate<ObjectNode> clause(String where, String quoted) throws ScimFault {
    ScimPath path = path(where);
    boolean company = ScimPath.ENTERPRISE.equals(path.schema());
    String name = path.attribute().toLowerCase(Locale.ROOT);
    String full = path.part() == null ? name : name + "." + path.part().toLowerCase(Locale.ROOT);
    if (!KNOWN.contains(full) || company != name.equals("employeenumber")) {
      throw unknown();
    }
    String value = quoted.replaceAll("^\"|\"$", "").replaceAll("\\\\(.)", "$1");
    return name.equals("emails") ? user -> mail(user, path, value) : user -> is(user, path, value);
  }

  private static ScimPath path(String where) throws ScimFault {
    try {
      return ScimPath.of(where);
    } catch (ScimFault notOne) {
      throw unknown();
    }
  }

  private static boolean mail(ObjectNode user, ScimPath path, String value) {
    for (JsonNode each : user.path("emails")) {
      boolean chosen =
          path.by() == null || each.path(path.by()).asText("").equalsIgnoreCase(path.value());
      if (chosen && each.path("value").asText("").equalsIgnoreCase(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(ObjectNode user, ScimPath path, String value) {
    JsonNode holder = path.schema() == null ? user : ScimUser.field(user, path.schema());
    JsonNode found = holder == null ? null : ScimUser.field(holder, path.attribute());
    // externalId and id have a case, userName has none (RFC 7643, 3.1 and 4.1.1).
    return found != null
        && (path.attribute().equalsIgnoreCase("userName")
            ? found.asText().equalsIgnoreCase(value)
            : found.asText().equals(value));
  }

  private static ScimFault unknown() {
    return new ScimFault(
        400,
        "invalidFilter",
        "known are userName, externalId, id, active, emails.value, emails[type eq \"work\"].value and"
            + " the extension's employeeNumber, each with eq, several joined by and");
  }
}
