package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Target;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.Setting;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Template;

/** One configured system of the user's. */
public final class Connection {
  private final String name;
  private final Connector connector;
  private final UUID id;
  private final Map<String, Secret> settings = new LinkedHashMap<>();
  private final String baseUrl;
  private final String site;
  private final Limits limits;

  /**
   * @param id persisted: statement ids hang on it, not on the name
   * @param baseUrl the user's; without one the manifest's holds
   * @throws InvalidConnection if a setting is missing or not known
   */
  public Connection(
      String name,
      Connector connector,
      UUID id,
      @Nullable String baseUrl,
      Map<String, String> settings) {
    this(name, connector, id, baseUrl, settings, connector.manifest().limits());
  }

  /**
   * @param limits the user's own, for example where the vendor has granted more
   */
  public Connection(
      String name,
      Connector connector,
      UUID id,
      @Nullable String baseUrl,
      Map<String, String> settings,
      Limits limits) {
    this.name = name;
    this.limits = limits;
    this.connector = connector;
    this.id = id;
    known(settings);
    manifest().settings().forEach((key, setting) -> take(key, setting, settings.get(key)));
    this.baseUrl = slashless(base(baseUrl));
    this.site = slashless(site(this.baseUrl));
  }

  public String name() {
    return name;
  }

  public Connector connector() {
    return connector;
  }

  public Manifest manifest() {
    return connector.manifest();
  }

  /** How hard it may be asked, reads and writes together. */
  public Limits limits() {
    return limits;
  }

  /** How a misspelt stream or write is answered. */
  String nothingNamed(String wanted) {
    boolean write = wanted.contains(".");
    return "connection %s is a %s; it has no %s %s; it has %s"
        .formatted(
            name,
            connector.name(),
            write ? "write" : "stream",
            wanted,
            write ? manifest().writes().keySet() : manifest().streams().keySet());
  }

  /** Where and how calls go; {@code over} replaces the manifest's timeout. */
  Target target(@Nullable Duration over) {
    return new Target(
        name,
        baseUrl,
        manifest().auth(),
        manifest().request(),
        limits,
        over == null ? manifest().timeout() : over,
        manifest().errors(),
        key -> setting(key).orElse(""),
        manifest().settings().entrySet().stream()
            .filter(each -> each.getValue().secret())
            .map(Map.Entry::getKey)
            .toList(),
        secrets());
  }

  /**
   * @throws UnknownName naming the streams there are
   */
  StreamSpec stream(String stream) {
    StreamSpec spec = manifest().streams().get(stream);
    if (spec == null) {
      throw new UnknownName(nothingNamed(stream));
    }
    return spec;
  }

  public UUID id() {
    return id;
  }

  /** Where calls go, without a slash at its end. May hold a secret: not for messages. */
  String baseUrl() {
    return baseUrl;
  }

  /** The address under which the vendor's things are known: {@code $site} of the mappings. */
  public String site() {
    return site;
  }

  /** The activity IRI of a course as the learning map names it. */
  public Optional<String> courseActivity(String courseKey) {
    return Optional.ofNullable(manifest().courseActivity())
        .map(
            template ->
                Template.fill(
                    template,
                    named ->
                        switch (named) {
                          case "site" -> site;
                          case "key" -> courseKey;
                          default -> setting(named).orElse("");
                        }));
  }

  Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key)).map(Secret::reveal);
  }

  /** What must never be seen in a message, a log or a page. */
  List<String> secrets() {
    return manifest().settings().entrySet().stream()
        .filter(each -> each.getValue().secret() && settings.containsKey(each.getKey()))
        .map(each -> settings.get(each.getKey()).reveal())
        .toList();
  }

  /** What mappings see as {@code $connection}: no settings that are secret. */
  ObjectNode forMappings() {
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    seen.put("name", name).put("connector", connector.name()).put("id", id.toString());
    ObjectNode open = seen.putObject("settings");
    manifest()
        .settings()
        .forEach(
            (key, setting) -> {
              if (!setting.secret()) {
                setting(key).ifPresent(value -> open.put(key, value));
              }
            });
    return seen;
  }

  private void known(Map<String, String> given) {
    for (String key : given.keySet()) {
      if (!manifest().settings().containsKey(key)) {
        throw new InvalidConnection(
            "connection %s: %s has no setting %s; it has %s"
                .formatted(name, connector.name(), key, manifest().settings().keySet()));
      }
    }
  }

  private void take(String key, Setting setting, @Nullable String given) {
    String value = given == null || given.isBlank() ? setting.defaultValue() : given.strip();
    if (value != null) {
      settings.put(key, new Secret(value));
    } else if (setting.required()) {
      throw new InvalidConnection(
          "connection %s: the setting %s (%s) is missing or empty; give it under connections.%s.settings%s"
              .formatted(
                  name,
                  key,
                  setting.title(),
                  name,
                  setting.secret() ? ", as ${NAME} of an environment variable that is set" : ""));
    }
  }

  private String base(@Nullable String given) {
    String template = manifest().baseUrl() == null ? "{baseUrl}" : manifest().baseUrl();
    String own = given == null ? "" : given.strip();
    String url = own.isEmpty() ? Template.fill(template, this::filled) : own;
    if (!url.matches("https?://[^/].*")) {
      throw new InvalidConnection(
          url.isEmpty()
              ? "connection %s needs base-url, the address of your %s, as https://…"
                  .formatted(name, manifest().title())
              : "connection %s: its address must begin with https:// or http://".formatted(name));
    }
    return url;
  }

  private String site(String base) {
    String template = manifest().site();
    String filled =
        template == null
            ? ""
            : Template.fill(template, key -> key.equals("baseUrl") ? base : filled(key));
    return filled.isBlank() ? base : filled;
  }

  private String filled(String key) {
    return setting(key).orElse("");
  }

  private static String slashless(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  @Override
  public String toString() {
    return name + " (" + connector.name() + ")";
  }
}
