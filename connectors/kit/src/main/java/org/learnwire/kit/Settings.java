package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.Setting;
import org.learnwire.kit.manifest.Template;

/** What the user has set for one connection, and the addresses that follow from it. */
final class Settings {
  private final String connection;
  private final Manifest manifest;
  private final Map<String, Secret> values = new LinkedHashMap<>();

  Settings(String connection, Manifest manifest, Map<String, String> given) {
    this.connection = connection;
    this.manifest = manifest;
    for (String key : given.keySet()) {
      if (!manifest.settings().containsKey(key)) {
        throw new InvalidConnection(
            "connection %s: %s has no setting %s; it has %s"
                .formatted(connection, manifest.name(), key, manifest.settings().keySet()));
      }
    }
    manifest.settings().forEach((key, setting) -> take(key, setting, given.get(key)));
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).map(Secret::reveal);
  }

  List<String> secrets() {
    return secretNames().stream().flatMap(key -> value(key).stream()).toList();
  }

  List<String> secretNames() {
    return manifest.settings().entrySet().stream()
        .filter(each -> each.getValue().secret())
        .map(Map.Entry::getKey)
        .toList();
  }

  void openInto(ObjectNode json) {
    manifest
        .settings()
        .forEach(
            (key, setting) -> {
              if (!setting.secret()) {
                value(key).ifPresent(value -> json.put(key, value));
              }
            });
  }

  /** The user's own address, else the manifest's; without a slash at its end. */
  String baseUrl(@Nullable String given) {
    String template = manifest.baseUrl() == null ? "{baseUrl}" : manifest.baseUrl();
    String own = given == null ? "" : given.strip();
    String url = own.isEmpty() ? Template.fill(template, this::filled) : own;
    if (!manifest.calls()) {
      return slashless(url);
    }
    if (!url.matches("https?://[^/].*")) {
      throw new InvalidConnection(
          url.isEmpty()
              ? "connection %s needs base-url, the address of your %s, as https://…"
                  .formatted(connection, manifest.title())
              : "connection %s: its address must begin with https:// or http://"
                  .formatted(connection));
    }
    return slashless(url);
  }

  /** The site the manifest names, else the base address. */
  String site(String base) {
    String template = manifest.site() == null ? "" : manifest.site();
    String site = Template.fill(template, key -> key.equals("baseUrl") ? base : filled(key));
    return slashless(site.isBlank() ? base : site);
  }

  private void take(String key, Setting setting, @Nullable String given) {
    String value = given == null || given.isBlank() ? setting.defaultValue() : given.strip();
    if (value != null) {
      values.put(key, new Secret(value));
    } else if (setting.required()) {
      String how = setting.secret() ? ", as ${NAME} of an environment variable that is set" : "";
      throw new InvalidConnection(
          "connection %s: the setting %s (%s) is missing or empty; give it under"
                  .formatted(connection, key, setting.title())
              + " connections.%s.settings%s".formatted(connection, how));
    }
  }

  private String filled(String key) {
    return value(key).orElse("");
  }

  private static String slashless(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
