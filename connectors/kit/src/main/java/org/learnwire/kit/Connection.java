package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.Target;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Template;
import org.learnwire.kit.manifest.Verified;
import org.learnwire.kit.manifest.WriteSpec;

/** One configured system of the user's. */
public final class Connection {
  /** Stands for a course's key where a course's address is taken apart; in no real address. */
  private static final String COURSE = "\u0000";

  private final String name;
  private final Connector connector;
  private final UUID id;
  private final Settings settings;
  private final String baseUrl;
  private final String site;
  private final Limits limits;
  private final Network network;
  private final boolean unverified;
  private final Map<String, DroppedFields> dropped;
  private final ObjectNode seen;

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
    this(name, connector, id, baseUrl, settings, limits, Network.straight());
  }

  /**
   * @param network how its calls leave this machine
   */
  public Connection(
      String name,
      Connector connector,
      UUID id,
      @Nullable String baseUrl,
      Map<String, String> settings,
      Limits limits,
      Network network) {
    this.name = name;
    this.limits = limits;
    this.network = network;
    this.connector = connector;
    this.id = id;
    this.settings = new Settings(name, connector.manifest(), settings);
    this.baseUrl = this.settings.baseUrl(baseUrl);
    this.site = this.settings.site(this.baseUrl);
    this.unverified = false;
    this.dropped = Map.of();
    this.seen = seen();
  }

  private Connection(Connection same, boolean unverified, Map<String, DroppedFields> dropped) {
    this.name = same.name;
    this.connector = same.connector;
    this.id = same.id;
    this.settings = same.settings;
    this.baseUrl = same.baseUrl;
    this.site = same.site;
    this.limits = same.limits;
    this.network = same.network;
    this.unverified = unverified;
    this.dropped = Map.copyOf(dropped);
    this.seen = same.seen;
  }

  /** The same connection, which sends writes that rest on inferred facts, or does not. */
  public Connection allowingUnverified(boolean allowed) {
    return new Connection(this, allowed, dropped);
  }

  /**
   * The same connection, which takes fields out of the records of its streams before anything else
   * is done with them.
   *
   * @param fields dotted paths, by stream
   */
  public Connection dropping(Map<String, List<String>> fields) {
    Map<String, DroppedFields> each = new HashMap<>();
    fields.forEach((stream, paths) -> each.put(stream, new DroppedFields(paths)));
    return new Connection(this, unverified, each);
  }

  /** What is taken out of the records of a stream. */
  public DroppedFields dropped(String stream) {
    return dropped.getOrDefault(stream, DroppedFields.none());
  }

  /** Writes of this system that nobody has seen to work and the user has not allowed. */
  public List<String> unverifiedWrites() {
    return manifest().writes().values().stream()
        .filter(write -> !sends(write))
        .map(WriteSpec::name)
        .toList();
  }

  /** Whether a write is sent: one that is unproven only where that is allowed. */
  private boolean sends(WriteSpec write) {
    return unverified || !manifest().unproven(write);
  }

  /** Why a write is not sent, and what to do about it; empty for one that is. */
  public Optional<String> notSent(WriteSpec write) {
    return sends(write)
        ? Optional.empty()
        : Optional.of(
            "connection %s: %s %s and is not sent; try it in a test tenant, then say allow-unverified: true under connections.%s"
                .formatted(name, write.name(), why(write), name));
  }

  private String why(WriteSpec write) {
    return write.verified() == Verified.INFERRED
        ? "rests on facts that no document of %s confirms (verified: inferred)"
            .formatted(manifest().title())
        : "is a write of a preview connector that was never seen to work with a real %s"
            .formatted(manifest().title());
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

  /** How what is sent to it leaves this machine. */
  Network network() {
    return network;
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
        settings.secretNames(),
        secrets(),
        network);
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
  public String baseUrl() {
    return baseUrl;
  }

  /** The address under which the vendor's things are known: {@code $site} of the mappings. */
  public String site() {
    return site;
  }

  /**
   * The key of the course that this activity is; the other way round of {@link #courseActivity}.
   */
  public Optional<String> courseKey(String activity) {
    return courseActivity(COURSE)
        .map(iri -> iri.split(COURSE, 2))
        .filter(around -> around.length == 2)
        .filter(around -> activity.length() > around[0].length() + around[1].length())
        .filter(around -> activity.startsWith(around[0]) && activity.endsWith(around[1]))
        .map(
            around ->
                activity.substring(around[0].length(), activity.length() - around[1].length()))
        .filter(key -> key.indexOf('/') < 0 && key.indexOf('&') < 0 && key.indexOf('#') < 0);
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

  /**
   * How many points, or how much money, each call of a write gives, as the settings say; 1 where
   * they name no number.
   */
  public double points(WriteSpec write) {
    if (write.points() == null) {
      return 0;
    }
    String said = setting(write.points()).orElse("").strip();
    return said.matches("\\d{1,9}(\\.\\d{1,4})?") ? Double.parseDouble(said) : 1;
  }

  public Optional<String> setting(String key) {
    return settings.value(key);
  }

  /** What must never be seen in a message, a log or a page. */
  List<String> secrets() {
    return settings.secrets();
  }

  /** What mappings see as {@code $connection}: no settings that are secret. Nobody changes it. */
  ObjectNode forMappings() {
    return seen;
  }

  private ObjectNode seen() {
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    seen.put("name", name).put("connector", connector.name()).put("id", id.toString());
    settings.openInto(seen.putObject("settings"));
    return seen;
  }

  @Override
  public String toString() {
    return name + " (" + connector.name() + ")";
  }
}
