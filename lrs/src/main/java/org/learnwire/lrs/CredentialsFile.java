package org.learnwire.lrs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads and writes the text of {@code lrs-credentials.yaml}: a list of flat entries. */
final class CredentialsFile {
  private static final List<String> KNOWN =
      List.of("key", "secret-hash", "name", "site", "fingerprint", "created");
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final YAMLFactory YAML = new YAMLFactory();

  private final Path file;
  private final Map<String, Credential> credentials = new HashMap<>();

  private CredentialsFile(Path file) {
    this.file = file;
  }

  /** The credentials by key. */
  static Map<String, Credential> parse(Path file, String text) {
    CredentialsFile reader = new CredentialsFile(file);
    try (JsonParser parser = YAML.createParser(text)) {
      reader.list(parser);
      return Map.copyOf(reader.credentials);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InvalidCredentialsFile(file, line, "is no YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new InvalidCredentialsFile(file, 1, "cannot be read: " + e.getMessage());
    }
  }

  /** The entry as YAML, to stand at the end of the file. */
  static String entry(Credential credential) {
    List<String> lines = new ArrayList<>();
    lines.add("- key: " + quoted(credential.key()));
    lines.add("  secret-hash: " + quoted(credential.secretHash()));
    lines.add("  name: " + quoted(credential.name()));
    if (credential.site() != null) {
      lines.add("  site: " + quoted(credential.site()));
    }
    if (credential.fingerprint()) {
      lines.add("  fingerprint: true");
    }
    if (credential.created() != null) {
      lines.add("  created: " + quoted(credential.created()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void list(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return;
    }
    if (first != JsonToken.START_ARRAY) {
      throw wrong(parser, "must be a list of credentials, each beginning with '- key:'");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw wrong(parser, "a credential must have the fields " + String.join(", ", KNOWN));
      }
      one(parser);
    }
  }

  private void one(JsonParser parser) throws IOException {
    int line = line(parser);
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (!KNOWN.contains(name)) {
        throw wrong(
            parser, "unknown key '" + name + "'; the known ones are " + String.join(", ", KNOWN));
      }
      if (!parser.nextToken().isScalarValue()) {
        throw wrong(parser, "'" + name + "' must be a single value");
      }
      fields.put(name, parser.getText());
      check(parser, name, parser.getText());
    }
    add(line, fields);
  }

  private void check(JsonParser parser, String name, String value) {
    if (name.equals("secret-hash") && !BCRYPT.matcher(value).matches()) {
      throw wrong(
          parser,
          "'secret-hash' must be a bcrypt hash; add credentials with"
              + " './learnwire lrs credentials add'");
    }
    if (name.equals("fingerprint") && !value.equals("true") && !value.equals("false")) {
      throw wrong(parser, "'fingerprint' must be true or false");
    }
  }

  private void add(int line, Map<String, String> fields) {
    for (String needed : List.of("key", "secret-hash", "name")) {
      if (fields.getOrDefault(needed, "").isBlank()) {
        throw new InvalidCredentialsFile(file, line, "this credential has no '" + needed + "'");
      }
    }
    boolean fingerprint = Boolean.parseBoolean(fields.get("fingerprint"));
    if (fingerprint && !fields.containsKey("site")) {
      throw new InvalidCredentialsFile(
          file, line, "'fingerprint: true' needs 'site', the address of the system it speaks for");
    }
    Credential credential =
        new Credential(
            fields.get("key"),
            fields.get("secret-hash"),
            fields.get("name"),
            fields.get("site"),
            fingerprint,
            Scope.standard(),
            AuthorityTemplate.standard(),
            null,
            fields.get("created"));
    if (credentials.put(credential.key(), credential) != null) {
      throw new InvalidCredentialsFile(
          file, line, "the key '" + credential.key() + "' stands here for the second time");
    }
  }

  private InvalidCredentialsFile wrong(JsonParser parser, String what) {
    return new InvalidCredentialsFile(file, line(parser), what);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
