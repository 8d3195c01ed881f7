package org.learnwire.connector.scim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation of a PATCH points (RFC 7644, 3.5.2): {@code active}, {@code name.familyName},
 * {@code emails[type eq "work"].value}, each also behind the name of its schema.
 *
 * @param schema of the extension; null for the core
 * @param part below the attribute; null for all of it
 * @param by the part that tells one of several values; null where none is chosen
 */
record ScimPath(
    @Nullable String schema,
    String attribute,
    @Nullable String by,
    @Nullable String value,
    @Nullable String part) {
  static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z$][\\w$-]*)(?:\\[\\s*(\\w+)\\s+(?i:eq)\\s+(\"[^\"]*\"|true|false)\\s*])?(?:\\.([\\w$-]+))?");

  static ScimPath of(String text) throws ScimFault {
    String schema = null;
    String rest = text.strip();
    for (String known : new String[] {CORE, ENTERPRISE}) {
      if (rest.regionMatches(true, 0, known + ":", 0, known.length() + 1)) {
        rest = rest.substring(known.length() + 1);
        schema = known.equals(CORE) ? null : known;
      }
    }
    Matcher matcher = FORM.matcher(rest);
    if (!matcher.matches()) {
      throw ScimFault.invalidPath(text);
    }
    String value = matcher.group(3);
    return new ScimPath(
        schema,
        matcher.group(1),
        matcher.group(2),
        value == null ? null : value.replaceAll("^\"|\"$", ""),
        matcher.group(4));
  }
}
