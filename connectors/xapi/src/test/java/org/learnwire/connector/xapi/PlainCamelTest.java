package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.ConnectorCatalog;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.kamelet.Kamelets;
import org.learnwire.sandbox.SandboxServer;
import org.learnwire.sandbox.state.Wish;
import org.learnwire.xapi.Statement;

/**
 * An application that has Camel and our jars and nothing else of ours: routes in YAML, Kamelets out
 * of the catalogue, the position in a file of Camel's.
 */
class PlainCamelTest {
  private static final String PULL =
      """
      - route:
          id: pull
          from:
            uri: kamelet:moodle-course-completions-source
            parameters:
              baseUrl: "{{moodle}}"
              token: "{{moodle-token}}"
              delay: 300
            steps:
              - to: "xapi:{{lrs}}?username=key&password=RAW({{lrs-secret}})"
      """;
  private static final String PASS_ON =
      """
      - route:
          id: pass-on
          from:
            uri: "xapi:{{lrs}}?delay=200&initialDelay=0&stateKey=pass-on&username=key&password=RAW({{lrs-secret}})"
            steps:
              - split:
                  simple: "${body}"
                  steps:
                    - to: "mock:elsewhere"
      """;
  private static final String PEOPLE =
      """
      - route:
          id: people
          from:
            uri: kamelet:bamboohr-employees-source
            parameters:
              baseUrl: "{{bamboo}}"
              companyDomain: acme
              apiKey: "{{bamboo-key}}"
            steps:
              - to: "mock:people"
      """;
  private static final String RECOGNISE =
      """
      - route:
          id: recognise
          from:
            uri: direct:goal
            steps:
              - to:
                  uri: kamelet:bamboohr-goal-create-sink
                  parameters:
                    baseUrl: "{{bamboo}}"
                    companyDomain: acme
                    apiKey: "{{bamboo-key}}"
      """;

  @TempDir Path folder;
  private SandboxServer sandbox;
  private FakeLrs lrs;
  private DefaultCamelContext context;

  @BeforeEach
  void open() throws Exception {
    Wish wish = new Wish(1L, 40, 4, LocalDate.now(), null);
    sandbox = SandboxServer.start(0, folder.resolve("sandbox"), wish, 0);
    lrs = new FakeLrs();
  }

  @AfterEach
  void close() throws Exception {
    context.stop();
    sandbox.close();
    lrs.close();
  }

  @Test
  void a_kamelet_and_both_components_move_records_and_a_restart_neither_loses_nor_doubles()
      throws Exception {
    start(PULL, PASS_ON);
    MockEndpoint elsewhere = context.getEndpoint("mock:elsewhere", MockEndpoint.class);
    // The pass goes on for a while: nothing new for a second and a half is its end.
    await()
        .atMost(Duration.ofSeconds(40))
        .during(Duration.ofMillis(1500))
        .until(
            () ->
                !lrs.statements.isEmpty()
                    && elsewhere.getReceivedCounter() == lrs.statements.size());
    int before = lrs.statements.size();
    context.stop();
    assertThat(folder.resolve("state")).content().contains("xapi/pass-on");

    String asked = calls();
    start(PULL, PASS_ON);
    await().atMost(Duration.ofSeconds(30)).until(() -> !calls().equals(asked));
    String later = lrs.store(Instant.now());
    MockEndpoint again = context.getEndpoint("mock:elsewhere", MockEndpoint.class);
    await().atMost(Duration.ofSeconds(30)).until(() -> again.getReceivedCounter() > 0);
    assertThat(again.getExchanges())
        .as("the position was kept in Camel's file: only what is new")
        .extracting(
            each -> each.getMessage().getBody(Statement.class).id().orElseThrow().toString())
        .containsExactly(later);
    assertThat(lrs.statements).as("and none of Moodle's twice").hasSize(before + 1);
  }

  /** How often the sandbox was asked for what. */
  private String calls() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/state")).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .replaceAll("(?s).*(\"calls\"[^}]*}).*", "$1");
  }

  @Test
  void a_write_is_a_kamelet_too() throws Exception {
    start(RECOGNISE, PEOPLE);
    MockEndpoint people = context.getEndpoint("mock:people", MockEndpoint.class);
    await().atMost(Duration.ofSeconds(30)).until(() -> people.getReceivedCounter() > 0);
    String employee =
        people
            .getExchanges()
            .get(0)
            .getMessage()
            .getBody(String.class)
            .replaceAll(".*\"remoteId\":\"(\\d+)\".*", "$1");
    Object receipt =
        context
            .createProducerTemplate()
            .requestBody(
                "direct:goal",
                """
                {"ownerRemoteId": "%s", "title": "Talk to three customers", "dueDate": "2027-01-31", "externalRef": "r1"}
                """
                    .formatted(employee));
    assertThat(String.valueOf(receipt)).contains("\"state\":\"done\"").contains("remoteId");
  }

  @Test
  void every_stream_and_write_of_every_folder_has_a_kamelet_that_camel_loads() throws Exception {
    context = new DefaultCamelContext();
    List<String> names = new ArrayList<>();
    ConnectorCatalog.packed(getClass().getClassLoader())
        .all()
        .forEach(each -> names.addAll(Kamelets.of(each, "any", false).keySet()));
    assertThat(names)
        .contains(
            "moodle-course-completions-source",
            "bamboohr-goal-create-sink",
            "bamboohr-goal-read-action",
            "slack-message-send-sink",
            "xapi-statements-source");
    for (String name : names) {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              ResourceHelper.resolveMandatoryResource(
                  context, "classpath:kamelets/" + name + ".kamelet.yaml"));
      assertThat(context.getRouteTemplateDefinition(name)).as(name).isNotNull();
    }
  }

  private void start(String... routes) throws Exception {
    context = new DefaultCamelContext();
    context.getShutdownStrategy().setTimeout(5);
    Properties properties = new Properties();
    properties.put("moodle", sandbox.url() + "/moodle");
    properties.put("moodle-token", "sandbox-moodle-token");
    properties.put("bamboo", sandbox.url() + "/bamboohr/api");
    properties.put("bamboo-key", "sandbox-bamboo-key");
    properties.put("lrs", lrs.endpoint());
    properties.put("lrs-secret", "s+cret");
    context.getPropertiesComponent().setInitialProperties(properties);
    FileStateRepository state =
        FileStateRepository.fileStateRepository(folder.resolve("state").toFile());
    context.getComponent("learnwire", LearnwireComponent.class).setStateRepository(state);
    context.getComponent("xapi", XapiComponent.class).setStateRepository(state);
    int number = 0;
    for (String text : routes) {
      Resource resource = ResourceHelper.fromString("route" + number++ + ".yaml", text);
      PluginHelper.getRoutesLoader(context).loadRoutes(resource);
    }
    context.start();
  }
}
