package org.learnwire.lrs;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one entry of the credentials file, checked as they come. */
final class CredentialFields {
  static final String SCOPES = "scopes";
  static final List<String> KNOWN =
      List.of(
          "key",
          "secret-hash",
          "name",
          "site",
          "fingerprint",
          SCOPES,
          "sees",
          "authority-name",
          "authority-home-page",
          "authority-mbox",
          "previous-secret-hash",
          "previous-until",
          "created");
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

  private final Path file;
  private final int line;
  private final Map<String, String> values = new HashMap<>();
  private @Nullable Set<Scope> scopes;

  CredentialFields(Path file, int line) {
    this.file = file;
    this.line = line;
  }

  void put(String name, String value, int at) {
    String rule = rule(name, value);
    if (rule != null) {
      throw new InvalidCredentialsFile(file, at, "'" + name + "' must be " + rule);
    }
    values.put(name, value);
  }

  void scope(String word, int at) {
    Scope scope =
        Scope.of(word)
            .orElseThrow(
                () ->
                    new InvalidCredentialsFile(
                        file,
                        at,
                        "unknown scope '" + word + "'; the known ones are " + Scope.known()));
    scopes = scopes == null ? EnumSet.noneOf(Scope.class) : scopes;
    scopes.add(scope);
  }

  /** What the value must be; null when it is. */
  private static @Nullable String rule(String name, String value) {
    return switch (name) {
      case "secret-hash", "previous-secret-hash" ->
          BCRYPT.matcher(value).matches()
              ? null
              : "a bcrypt hash; add credentials with './learnwire lrs credentials add'";
      case "fingerprint" -> value.equals("true") || value.equals("false") ? null : "true or false";
      case "sees" -> Sees.of(value).isPresent() ? null : "one of " + Sees.known();
      case "authority-home-page" ->
          isHomePage(value) ? null : "an address such as https://lms.example.test";
      case "authority-mbox" -> isMbox(value) ? null : "a mail address, without 'mailto:'";
      case "previous-until" -> isInstant(value) ? null : "a time such as 2026-01-31T09:30:00Z";
      default -> null;
    };
  }

  static boolean isHomePage(String value) {
    try {
      return URI.create(value).isAbsolute();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static boolean isMbox(String value) {
    return value.matches("[^@\\s:]+@[^@\\s]+");
  }

  private static boolean isInstant(String value) {
    try {
      return Instant.parse(value) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  Credential credential() {
    for (String needed : List.of("key", "secret-hash", "name")) {
      if (values.getOrDefault(needed, "").isBlank()) {
        throw wrong("this credential has no '" + needed + "'");
      }
    }
    boolean fingerprint = Boolean.parseBoolean(values.get("fingerprint"));
    if (fingerprint && !values.containsKey("site")) {
      throw wrong("'fingerprint: true' needs 'site', the address of the system it speaks for");
    }
    return new Credential(
        values.get("key"),
        values.get("secret-hash"),
        values.get("name"),
        values.get("site"),
        fingerprint,
        scopes == null ? Scope.standard() : scopes,
        Sees.of(values.getOrDefault("sees", "")).orElse(Sees.standard()),
        template(),
        previous(),
        values.get("created"));
  }

  private AuthorityTemplate template() {
    if (values.containsKey("authority-home-page") && values.containsKey("authority-mbox")) {
      throw wrong("an authority has 'authority-home-page' or 'authority-mbox', not both");
    }
    return new AuthorityTemplate(
        values.get("authority-name"),
        values.get("authority-home-page"),
        values.get("authority-mbox"));
  }

  private @Nullable PreviousSecret previous() {
    String hash = values.get("previous-secret-hash");
    String until = values.get("previous-until");
    if (hash == null && until == null) {
      return null;
    }
    if (hash == null || until == null) {
      throw wrong("'previous-secret-hash' and 'previous-until' go together");
    }
    return new PreviousSecret(hash, Instant.parse(until));
  }

  private InvalidCredentialsFile wrong(String what) {
    return new InvalidCredentialsFile(file, line, what);
  }
}
