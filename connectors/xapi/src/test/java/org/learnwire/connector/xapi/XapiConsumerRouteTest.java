package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.http.Patience;
import org.learnwire.xapi.Statement;

/** Out of an LRS: everything once, whatever it stores at one moment and wherever we are stopped. */
class XapiConsumerRouteTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final MemoryStateRepository repository = new MemoryStateRepository();
  private final List<String> got = new CopyOnWriteArrayList<>();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private FakeLrs lrs;
  private DefaultCamelContext context;

  @BeforeEach
  void open() throws Exception {
    lrs = new FakeLrs();
    lrs.consistentThrough = Optional.of(NOON.plusSeconds(86_400));
  }

  @AfterEach
  void close() {
    stop();
    lrs.close();
  }

  @Test
  void all_that_share_one_stored_time_come_once_though_a_page_ends_between_them() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      all.add(lrs.store(NOON));
    }
    runOnce("");
    assertThat(got).containsExactlyElementsOf(all);
    String later = lrs.store(NOON);
    all.add(later);
    runOnce("");
    assertThat(got).as("one more of that moment, and none again").containsExactlyElementsOf(all);
  }

  @Test
  void killed_on_page_2_and_started_again_all_come_once() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      all.add(lrs.store(NOON));
    }
    lrs.brokenPage = 1;
    run("", 0, new Patience(1, Duration.ofMillis(1), Duration.ofSeconds(1)), page -> {});
    await().untilAsserted(() -> assertThat(lrs.asked).hasSize(2));
    stop();
    assertThat(got).hasSize(50);
    runOnce("");
    assertThat(got).containsExactlyElementsOf(all);
  }

  @Test
  void a_page_that_the_route_did_not_store_comes_again() throws Exception {
    String one = lrs.store(NOON);
    AtomicInteger tries = new AtomicInteger();
    run(
        "",
        50,
        Patience.standard(),
        page -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("the disk is full");
          }
        });
    await().untilAsserted(() -> assertThat(got).containsExactly(one));
    assertThat(tries).hasValue(2);
  }

  @Test
  void a_page_that_fails_behind_seda_comes_again_too() throws Exception {
    String one = lrs.store(NOON);
    AtomicInteger tries = new AtomicInteger();
    start(
        Patience.standard(),
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri("&delay=50")).to("seda:later");
            from("seda:later")
                .process(
                    page -> {
                      if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("the disk is full");
                      }
                    })
                .process(XapiConsumerRouteTest.this::take);
          }
        });
    await().untilAsserted(() -> assertThat(got).containsExactly(one));
  }

  @Test
  void what_the_lrs_shows_late_is_found_in_the_overlap() throws Exception {
    lrs.consistentThrough = Optional.of(NOON.plusSeconds(1));
    String seen = lrs.store(NOON);
    runOnce("");
    String late = lrs.store(NOON.minusSeconds(30));
    runOnce("");
    assertThat(got).containsExactly(seen, late);
  }

  @Test
  void a_first_read_begins_where_the_user_says() throws Exception {
    lrs.store(NOON);
    String after = lrs.store(NOON.plusSeconds(5));
    runOnce("&since=2026-03-01T12:00:00Z");
    assertThat(got).containsExactly(after);
    assertThat(lrs.asked.get(0))
        .contains("since=2026-03-01T12%3A00%3A00.000Z")
        .contains("ascending=true")
        .contains("limit=100");
  }

  @Test
  void filters_are_the_parameters_of_xapi_and_a_misspelt_one_is_told() throws Exception {
    runOnce(
        "&filter.verb=http://adlnet.gov/expapi/verbs/passed&filter.agent=RAW({\"mbox\":\"mailto:a+b@example.test\"})");
    assertThat(lrs.asked.get(0))
        .contains("verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fpassed")
        .contains("agent=%7B%22mbox%22%3A%22mailto%3Aa%2Bb%40example.test%22%7D");
    context = new DefaultCamelContext();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> context.getEndpoint(uri("&filter.verbs=x"))))
        .hasRootCauseMessage("verbs narrows no statements; known are " + Selection.NAMES);
  }

  @Test
  void a_page_on_another_host_is_not_asked_for() throws Exception {
    for (int i = 0; i < 60; i++) {
      lrs.store(NOON);
    }
    lrs.more = "https://elsewhere.example.test/statements?from=50";
    run("", 0, Patience.standard(), page -> {});
    await().untilAsserted(() -> assertThat(why()).contains("elsewhere"));
    assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
    assertThat(lrs.asked).hasSize(1);
  }

  @Test
  void a_more_that_goes_in_a_circle_ends_the_pass() throws Exception {
    for (int i = 0; i < 160; i++) {
      lrs.store(NOON.plusSeconds(i));
    }
    lrs.more = "/data/xAPI/statements?limit=50&from=50";
    run("", 0, Patience.standard(), page -> {});
    await().untilAsserted(() -> assertThat(why()).contains("circle"));
    assertThat(got).doesNotHaveDuplicates();
  }

  @Test
  void the_newest_version_that_both_know_is_spoken() throws Exception {
    lrs.versions = "\"1.0.3\",\"2.0.0\"";
    lrs.store(NOON);
    runOnce("");
    assertThat(lrs.lastHeaders.get("X-experience-api-version")).containsExactly("2.0.0");
    lrs.versions = "\"1.0.3\",\"1.0.2\"";
    runOnce("");
    assertThat(lrs.lastHeaders.get("X-experience-api-version")).containsExactly("1.0.3");
  }

  @Test
  void files_of_attachments_come_along() throws Exception {
    byte[] file = "a line\r\n--learnwire no boundary\r\n".getBytes(StandardCharsets.UTF_8);
    lrs.multipart = file;
    lrs.store(NOON);
    runOnce("&attachments=true");
    Map<?, ?> files = exchanges.get(0).getMessage().getHeader(XapiHeaders.ATTACHMENTS, Map.class);
    assertThat(((AttachedFile) files.get("ab12")).bytes()).isEqualTo(file);
    assertThat(lrs.asked.get(0)).contains("attachments=true");
  }

  @Test
  void raw_keeps_a_secret_whole_and_no_address_shows_it() throws Exception {
    lrs.store(NOON);
    runOnce("&username=key&password=RAW(a+b&c%d)");
    assertThat(lrs.lastHeaders.get("Authorization"))
        .containsExactly(
            "Basic "
                + java.util.Base64.getEncoder()
                    .encodeToString("key:a+b&c%d".getBytes(StandardCharsets.UTF_8)));
    assertThat(exchanges.get(0).getFromEndpoint().getEndpointUri()).doesNotContain("a+b", "=key");
  }

  private String why() {
    return health().getError().map(Throwable::getMessage).orElse("");
  }

  private HealthCheck.Result health() {
    return HealthCheckHelper.invoke(context).stream()
        .filter(result -> result.getCheck().getId().startsWith("consumer:"))
        .findFirst()
        .orElseThrow();
  }

  /** One poll, then the application is stopped. */
  private void runOnce(String options) throws Exception {
    int before = lrs.asked.size();
    run(options, 0, Patience.standard(), page -> {});
    await()
        .untilAsserted(
            () -> {
              assertThat(lrs.asked.size()).isGreaterThan(before);
              assertThat(repositoryIsStill()).isTrue();
            });
    stop();
  }

  private boolean repositoryIsStill() {
    XapiConsumer consumer = (XapiConsumer) context.getRoutes().get(0).getConsumer();
    return !consumer.isPolling();
  }

  private void run(String options, long delay, Patience patience, org.apache.camel.Processor first)
      throws Exception {
    start(
        patience,
        new RouteBuilder() {
          @Override
          public void configure() {
            String again = delay == 0 ? "&repeatCount=1" : "&delay=" + delay;
            from(uri(options + again)).process(first).process(XapiConsumerRouteTest.this::take);
          }
        });
  }

  private void start(Patience patience, RouteBuilder routes) throws Exception {
    context = new DefaultCamelContext();
    context.getShutdownStrategy().setTimeout(2);
    XapiComponent component = new XapiComponent();
    component.setStateRepository(repository);
    component.setPatience(patience);
    context.addComponent("xapi", component);
    context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry());
    context.addRoutes(routes);
    context.start();
  }

  private HealthCheckRegistry registry() {
    HealthCheckRegistry registry =
        new org.apache.camel.impl.health.DefaultHealthCheckRegistry(context);
    registry.setExposureLevel("full");
    registry.register(new org.apache.camel.impl.health.ConsumersHealthCheckRepository());
    return registry;
  }

  private String uri(String options) {
    return "xapi:" + lrs.endpoint() + "?initialDelay=0" + options;
  }

  private void take(Exchange exchange) {
    exchanges.add(exchange);
    List<?> statements = exchange.getMessage().getBody(List.class);
    statements.forEach(each -> got.add(((Statement) each).id().map(UUID::toString).orElseThrow()));
  }

  private void stop() {
    if (context != null) {
      context.stop();
    }
  }
}
