package org.learnwire.lrs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of {@code lrs-credentials.yaml}: a list of entries, nothing nested but scopes. */
final class CredentialsFile {
  /** In which line an entry begins. */
  record Place(String key, int line) {}

  private static final YAMLFactory YAML = new YAMLFactory();

  private final Path file;
  private final Map<String, Credential> credentials = new LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();

  private CredentialsFile(Path file) {
    this.file = file;
  }

  /** The credentials by key. */
  static Map<String, Credential> parse(Path file, String text) {
    return read(file, text).credentials;
  }

  /** Where each entry begins, in the order of the file. */
  static List<Place> places(Path file, String text) {
    return read(file, text).places;
  }

  private static CredentialsFile read(Path file, String text) {
    CredentialsFile reader = new CredentialsFile(file);
    try (JsonParser parser = YAML.createParser(text)) {
      reader.list(parser);
      return reader;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InvalidCredentialsFile(file, line, "is no YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new InvalidCredentialsFile(file, 1, "cannot be read: " + e.getMessage());
    }
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
        throw wrong(
            parser,
            "a credential must have the fields " + String.join(", ", CredentialFields.KNOWN));
      }
      one(parser);
    }
  }

  private void one(JsonParser parser) throws IOException {
    int line = line(parser);
    CredentialFields fields = new CredentialFields(file, line);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (!CredentialFields.KNOWN.contains(name)) {
        throw wrong(
            parser,
            "unknown key '"
                + name
                + "'; the known ones are "
                + String.join(", ", CredentialFields.KNOWN));
      }
      JsonToken value = parser.nextToken();
      if (name.equals(CredentialFields.SCOPES)) {
        scopes(parser, fields);
      } else if (value.isScalarValue()) {
        fields.put(name, parser.getText(), line(parser));
      } else {
        throw wrong(parser, "'" + name + "' must be a single value");
      }
    }
    Credential credential = fields.credential();
    places.add(new Place(credential.key(), line));
    if (credentials.put(credential.key(), credential) != null) {
      throw new InvalidCredentialsFile(
          file, line, "the key '" + credential.key() + "' stands here for the second time");
    }
  }

  private void scopes(JsonParser parser, CredentialFields fields) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrong(parser, "'scopes' must be a list such as [statements/write, state]");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isScalarValue()) {
        throw wrong(parser, "a scope must be one of " + Scope.known());
      }
      fields.scope(parser.getText(), line(parser));
    }
  }

  private InvalidCredentialsFile wrong(JsonParser parser, String what) {
    return new InvalidCredentialsFile(file, line(parser), what);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
