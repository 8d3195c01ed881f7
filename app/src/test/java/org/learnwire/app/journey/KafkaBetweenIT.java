package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A filter and a real broker between pull and store, both in the user's own YAML: whenever we are
 * stopped, what the source was asked for is in the store or in the broker.
 */
@EnabledIfSystemProperty(named = "learnwire.long", matches = "true")
class KafkaBetweenIT {
  private static final String ITEMS =
      "select o.stream || ' ' || i.item_key from source_item i join source_stream o"
          + " on o.id = i.source_id where o.stream <> 'badges' order by 1";

  private static final String QUARANTINED =
      "select distinct stream || ' ' || item_key from quarantine where stream <> 'badges' order by 1";

  @TempDir Path folder;
  private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, "learnwire");

  @BeforeEach
  void start() {
    broker.afterPropertiesSet();
    System.setProperty("learnwire.kafka", broker.getBrokersAsString());
  }

  @AfterEach
  void stop() {
    System.clearProperty("learnwire.kafka");
    broker.destroy();
  }

  @Test
  void a_restart_between_pull_and_store_loses_nothing() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      company.pass(company.settings("direct"));
      List<String> expected = column(company.settings("direct"), ITEMS);
      List<String> kept = column(company.settings("direct"), QUARANTINED);

      RouteFolder routes = RouteFolder.in(folder).with("broker-out.yaml");
      JourneySettings settings = routes.of(company.settings("data"));
      try (Journey journey = company.open(settings)) {
        assertThat(journey.problems()).isEmpty();
        journey.pass(PassRequest.standard());
        assertThat(column(settings, ITEMS)).as("all is in the broker").isEmpty();
      }
      routes.with("broker-in.yaml");
      // Lists that fan out over items begin once those are stored: a few passes, each broken off.
      for (int i = 0; i < 8 && column(settings, ITEMS).size() < expected.size(); i++) {
        try (Journey journey = company.open(settings)) {
          assertThat(journey.problems()).isEmpty();
          int before = column(settings, ITEMS).size();
          PassReport report = journey.pass(PassRequest.standard());
          assertThat(report.runs())
              .as("what comes back was accounted for when it was read")
              .noneMatch(run -> run.message().orElse("").contains("not accounted for"));
          if (i > 0) {
            await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> column(settings, ITEMS).size() > before || before == expected.size());
          }
        }
      }
      try (Journey ignored = company.open(settings)) {
        await()
            .atMost(Duration.ofSeconds(90))
            .untilAsserted(() -> assertThat(column(settings, ITEMS)).isEqualTo(expected));
      }
      assertThat(column(settings, QUARANTINED)).isEqualTo(kept);
      String statements = "select count(*) from statement where origin = 'source'";
      assertThat(column(settings, "select 1 from statement where body like '%verb/earned%'"))
          .as("the filter stood before the broker")
          .isEmpty();
      assertThat(column(settings, statements)).isNotEqualTo(List.of("0"));
    }
  }

  private static List<String> column(JourneySettings settings, String sql) {
    try (Database database = Database.openReadOnly(settings.data())) {
      return database.read(tx -> tx.list(sql, r -> r.getString(1)));
    }
  }
}
