package org.learnwire.workshop.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.learnwire.kit.Connection;
import org.learnwire.kit.Connector;
import org.learnwire.kit.manifest.Limits;

/** {@code fixtures/connection.yaml}: the connection that a folder's conversations are held with. */
final class Setup {
  private static final int FOUND_FOR_SURE = 8;

  /** No key stands in a fixture: one is made for the run. */
  private static final String KEY = privateKey();

  private final Connector connector;
  private final JsonNode json;

  Setup(Connector connector, Path fixtures) {
    this.connector = connector;
    this.json = Conversation.yaml(fixtures.resolve("connection.yaml"));
  }

  /** Stands before every path; may be the secret itself. */
  String basePath() {
    return json.path("basePath").asText("");
  }

  Connection connection(String vendor, Path files) {
    String url = vendor + basePath();
    Map<String, String> settings = settings();
    settings.replaceAll((key, value) -> value.replace("${vendor}", vendor));
    String folder = json.path("folderSetting").asText("");
    if (!folder.isEmpty()) {
      settings.put(folder, files.toString());
    }
    String own = json.path("baseUrlSetting").asText("");
    if (!own.isEmpty()) {
      settings.put(own, url);
    }
    // Goldens name the site; a connector whose site is a setting of its own gets it there.
    String site = String.valueOf(connector.manifest().site());
    if (json.has("site") && site.matches("\\{\\w+}")) {
      settings.put(site.substring(1, site.length() - 1), json.path("site").asText());
    }
    Limits limits = connector.manifest().limits();
    return new Connection(
            connector.name(),
            connector,
            UUID.nameUUIDFromBytes(new byte[] {1}),
            own.isEmpty() ? url : null,
            settings,
            // A conversation has an order: one call at a time.
            new Limits(limits.perSecond(), limits.perMinute(), 1, limits.perDay(), limits.stopOn()))
        .allowingUnverified(true);
  }

  /** What must not be seen anywhere, by the name of its setting. */
  Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    settings()
        .forEach(
            (key, value) -> {
              var setting = connector.manifest().settings().get(key);
              if (setting != null && setting.secret()) {
                secrets.put(key, value);
              }
            });
    if (!basePath().isEmpty()) {
      secrets.put("basePath", basePath());
    }
    return secrets;
  }

  List<String> tooShort() {
    return secrets().entrySet().stream()
        .filter(each -> each.getValue().length() < FOUND_FOR_SURE)
        .map(
            each ->
                "the secret %s of connection.yaml needs %d letters or more, to be found where it"
                        .formatted(each.getKey(), FOUND_FOR_SURE)
                    + " must not be")
        .toList();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    json.path("settings")
        .fields()
        .forEachRemaining(
            each ->
                settings.put(
                    each.getKey(), each.getValue().asText().replace("${privateKey}", KEY)));
    return settings;
  }

  /** A key for RS256, as PEM. */
  private static String privateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has RSA", e);
    }
  }
}
