package org.learnwire.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.PostgresTarget;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;

/** Journeys over an {@link Academy}, with a connector that is a folder of the test's own. */
final class Campus {
  static final String CONNECTOR =
      """
      name: acme
      title: Acme Academy
      kind: lms
      limits: {perSecond: 10000, concurrent: 4}
      timeout: PT5S
      check: {get: /courses}
      streams:
        courses:
          verified: documented
          get: /courses
          records: courses.*
          key: [id]
          keep: [id]
          to: reference
        results:
          verified: documented
          get: /results
          page: {offset: {offset: offset, limit: limit, size: 10}}
          since: {param: since, from: {maxOf: changed}}
          records: results.*
          key: [id]
          to: statement
          map: result.jslt
          change: supersede
        marks:
          verified: documented
          get: "/courses/{course}/marks"
          each: {stream: courses, as: {course: id}}
          records: marks.*
          key: [course, person]
          to: statement
          map: mark.jslt
      """;
  static final String RESULT =
      """
      {
        "actor": {"account": {"homePage": $site, "name": .person}},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/scored"},
        "object": {"id": $site + "/courses/" + .course},
        "result": {"score": {"raw": .grade}},
        "timestamp": .at
      }
      """;
  private static final String MARK =
      """
      {
        "actor": {"account": {"homePage": $site, "name": .person}},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/scored"},
        "object": {"id": $site + "/courses/" + $item.course + "/mark"},
        "result": {"score": {"raw": .mark}},
        "timestamp": .at
      }
      """;

  private final Path folder;
  private final String url;
  private Upkeep upkeep = Upkeep.none();
  private Duration every = Duration.ofMinutes(15);
  private Map<String, String> secrets = Map.of();
  private PolicySettings policy = PolicySettings.none();

  Campus(Path folder, String url) {
    this.folder = folder;
    this.url = url;
    connector(CONNECTOR);
    mapping(RESULT);
    write("acme/mark.jslt", MARK);
  }

  void connector(String yaml) {
    write("acme/connector.yaml", yaml);
  }

  void file(String name, String text) {
    write("acme/" + name, text);
  }

  void mapping(String result) {
    write("acme/result.jslt", result);
  }

  Campus keepingRaw() {
    return keepingRaw(Period.ofDays(30));
  }

  Campus keepingRaw(Period period) {
    upkeep = new Upkeep(upkeep.freshness(), Optional.of(period));
    return this;
  }

  Campus fresh(Map<String, Duration> freshness) {
    upkeep = new Upkeep(freshness, upkeep.rawKeep());
    return this;
  }

  Campus knowing(Map<String, String> settings) {
    secrets = settings;
    return this;
  }

  Campus policy(PolicySettings agreed) {
    policy = agreed;
    return this;
  }

  Campus every(Duration interval) {
    every = interval;
    return this;
  }

  Journey open(String data) {
    return open(data, Clock.systemUTC());
  }

  Journey open(String data, Clock clock) {
    return Journey.open(
        settings(data, null, List.of("academy")), clock, DatabaseOptions.standard());
  }

  Journey open(String data, DatabaseOptions options) {
    return Journey.open(settings(data, null, List.of("academy")), Clock.systemUTC(), options);
  }

  Journey open(String data, PostgresTarget target) {
    return Journey.open(
        settings(data, target, List.of("academy")), Clock.systemUTC(), DatabaseOptions.standard());
  }

  Journey open(String data, Clock clock, Map<String, String> urls) {
    JourneySettings one = settings(data, null, List.of());
    List<ConnectionSettings> connections = new ArrayList<>();
    urls.forEach((name, address) -> connections.add(connection(name, address)));
    return Journey.open(with(one, connections), clock, DatabaseOptions.standard());
  }

  JourneySettings settings(String data, @Nullable PostgresTarget target, List<String> names) {
    return new JourneySettings(
            folder.resolve(data),
            Optional.ofNullable(target),
            ZoneOffset.UTC,
            List.of("en"),
            names.stream().map(name -> connection(name, url)).toList(),
            Optional.of(folder.resolve("connectors")),
            Optional.empty(),
            0.2,
            new PeopleSettings(Map.of(), List.of(), Optional.empty()),
            RuleSettings.none(),
            Optional.empty(),
            new DemoSettings(false, false))
        .withPolicy(policy);
  }

  static JourneySettings with(JourneySettings settings, List<ConnectionSettings> connections) {
    return new JourneySettings(
        settings.data(),
        settings.postgres(),
        settings.zone(),
        settings.languages(),
        connections,
        settings.connectors(),
        settings.userRoutes(),
        settings.vanishLimit(),
        settings.people(),
        settings.rules(),
        settings.observations(),
        settings.demo());
  }

  private ConnectionSettings connection(String name, String address) {
    return new ConnectionSettings(
            name,
            "acme",
            Optional.of(address),
            secrets,
            every,
            Optional.empty(),
            WriteMode.PLAN,
            Optional.empty(),
            LimitSettings.none())
        .withUpkeep(upkeep);
  }

  private void write(String name, String text) {
    try {
      Path file = folder.resolve("connectors").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PassReport pass(Journey journey) {
    return journey.pass(PassRequest.standard());
  }

  /** The statements that stand, by id: what they say, without when they were stored. */
  static Map<String, String> standing(Journey journey) {
    return journey
        .database()
        .read(
            tx -> {
              Map<String, String> all = new TreeMap<>();
              tx.each(
                  "select id, body from statement where origin = 'source' and voided = 0",
                  r -> {
                    String body = Json.object(r.getString(2)).without("stored").toString();
                    return body.contains("/voided") ? null : all.put(r.getString(1), body);
                  });
              return all;
            });
  }

  static long count(Journey journey, String sql) {
    return count(journey.database(), sql);
  }

  static long count(Database database, String sql) {
    return database.read(tx -> tx.one(sql, r -> r.getLong(1))).orElse(0L);
  }
}
