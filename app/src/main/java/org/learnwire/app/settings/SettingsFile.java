package org.learnwire.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.PostgresTarget;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.rules.Cycles;

/** Reads learnwire.yaml whole or refuses it whole. */
public final class SettingsFile {
  private final Path path;
  private final Clock clock;
  private final UnaryOperator<@Nullable String> environment;

  public SettingsFile(Path path, Clock clock, UnaryOperator<@Nullable String> environment) {
    this.path = path;
    this.clock = clock;
    this.environment = environment;
  }

  /**
   * The settings, with relative paths resolved against the file's folder.
   *
   * @param data wins over the file's own {@code data}
   * @throws InvalidSettings naming file, line and what to do
   */
  public AppSettings read(Optional<Path> data) {
    Path folder = path.toAbsolutePath().getParent();
    YamlMap root = YamlMap.read(path, new Placeholders(folder, environment)).only("learnwire");
    YamlMap top =
        root.map("learnwire")
            .orElseThrow(
                () ->
                    new InvalidSettings(
                        path.toString(), 1, "there is no \"learnwire:\".", "Start with it."));
    top.only(
        "data",
        "database",
        "company",
        "public-url",
        "sign-in",
        "connections",
        "connectors",
        "routes",
        "vanish-limit",
        "people",
        "learning-map",
        "skills",
        "rules",
        "active-from",
        "writes",
        "policy",
        "observations",
        "cycles",
        "notify",
        "lrs",
        "lti",
        "demo");
    Path dataFolder = data.orElseGet(() -> folder.resolve(top.text("data").orElse("data")));
    JourneySettings journey = journey(top, folder, dataFolder);
    Optional<YamlMap> lrs = top.map("lrs");
    lrs.ifPresent(map -> map.only("credentials-file", "forward", "retention"));
    Optional<String> credentials = lrs.flatMap(map -> map.text("credentials-file"));
    Policy policy = policy(top, folder, journey.connections());
    return new AppSettings(
        journey.withPolicy(policy.keeping()).withNotices(NoticesReader.read(top)),
        credentials.map(folder::resolve).orElse(dataFolder.resolve("lrs-credentials.yaml")),
        top.text("public-url"),
        top.map("company").flatMap(c -> c.text("name")).orElse("Learnwire"),
        lrs.map(map -> new LrsReader(map, policy.visibility()).read())
            .orElse(LrsDuties.none())
            .and(policy.retention()),
        policy,
        SignInReader.read(top),
        LtiReader.read(top));
  }

  private static Policy policy(YamlMap top, Path folder, List<ConnectionSettings> connections) {
    Optional<Path> file = top.text("policy").map(folder::resolve);
    if (file.isEmpty()) {
      return Policy.standard();
    }
    if (!Files.isRegularFile(file.get())) {
      throw top.wrong("policy", "names " + file.get().getFileName() + ", which is no file");
    }
    return PolicyReader.read(file.get(), connections);
  }

  private JourneySettings journey(YamlMap top, Path folder, Path data) {
    Optional<YamlMap> company = top.map("company");
    company.ifPresent(c -> c.only("name", "time-zone", "languages"));
    ZoneId zone = company.map(SettingsFile::zone).orElse(ZoneId.of("UTC"));
    List<String> languages = company.map(c -> c.list("languages")).orElse(List.of());
    return new JourneySettings(
        data,
        top.map("database").map(SettingsFile::postgres),
        zone,
        languages.isEmpty() ? List.of("en") : languages,
        new ConnectionsReader(top, folder).read(),
        top.text("connectors").map(folder::resolve),
        top.text("routes").map(folder::resolve),
        top.share("vanish-limit").orElse(0.2),
        PeopleReader.read(top, folder),
        new RulesReader(top, folder, clock, zone).read().withCycles(cycles(top, folder)),
        top.text("observations").map(o -> o.startsWith("http") ? o : folder.resolve(o).toString()),
        demo(top));
  }

  private static Cycles cycles(YamlMap top, Path folder) {
    Optional<Path> file = top.text("cycles").map(folder::resolve);
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw top.wrong("cycles", "names " + file.get().getFileName() + ", which is no file");
    }
    Set<String> connections = top.map("connections").map(YamlMap::keys).orElse(Set.of());
    return file.map(each -> CyclesReader.read(each, connections)).orElse(Cycles.NONE);
  }

  /** The password is a secret: like every other it comes from the environment or a file. */
  private static PostgresTarget postgres(YamlMap database) {
    database.only("url", "user", "password");
    try {
      return new PostgresTarget(
          database.required("url"),
          database.required("user"),
          database.text("password").orElse(""));
    } catch (IllegalArgumentException e) {
      throw database.wrong("url", "is no place of a database: " + e.getMessage());
    }
  }

  private static ZoneId zone(YamlMap company) {
    try {
      return company.text("time-zone").map(ZoneId::of).orElse(ZoneId.of("UTC"));
    } catch (java.time.DateTimeException e) {
      throw company.wrong("time-zone", "is no time zone; write one like Europe/Berlin");
    }
  }

  private static DemoSettings demo(YamlMap top) {
    return top.map("demo")
        .map(d -> d.only("accept-proposals", "send-drafts"))
        .map(d -> new DemoSettings(d.flag("accept-proposals", false), d.flag("send-drafts", false)))
        .orElse(new DemoSettings(false, false));
  }
}
