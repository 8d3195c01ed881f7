package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;

/** The component as Camel people use one: all in the address, state in Camel's own repository. */
class DescribedConnectionRouteTest {
  private static final String TOKEN = "tok+en&1%2";
  private static final String MANIFEST =
      """
      name: acme
      title: Acme Academy
      kind: lms
      settings:
        token: {title: API token, secret: true}
      baseUrl: "{baseUrl}"
      auth: {bearer: "{token}"}
      limits: {perSecond: 1000, concurrent: 2}
      check: {get: /me}
      streams:
        people:
          verified: documented
          get: /people
          records: people.*
          key: [id]
          to: reference
        completions:
          verified: documented
          get: "/people/{person}/completions"
          each: {stream: people, as: {person: id}}
          records: completions.*
          key: [person, course]
          occurredAt: {field: at}
          to: statement
          map: completion.jslt
        changes:
          verified: documented
          get: /changes
          since: {param: since, from: latest}
          records: changes.*
          key: [id]
          to: reference
      writes:
        message.send: {verified: documented, post: /messages, map: message.jslt, remoteId: id, class: none}
      errors: {message: [error]}
      """;
  private static final String COMPLETION =
      """
      if (.course == 13) error("no such course") else {
        "actor": {"account": {"homePage": $site, "name": string(.person)}},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
        "object": {"id": $site + "/courses/" + .course}
      }
      """;

  @TempDir Path folder;
  private final List<Exchange> got = new CopyOnWriteArrayList<>();
  private DefaultCamelContext context;
  private FakeVendor vendor;
  private volatile boolean down;

  @BeforeEach
  void listen() throws IOException {
    Path acme = Files.createDirectories(folder.resolve("connectors/acme"));
    Files.writeString(acme.resolve("connector.yaml"), MANIFEST);
    Files.writeString(acme.resolve("completion.jslt"), COMPLETION);
    Files.writeString(acme.resolve("message.jslt"), "{\"text\": .text}");
    vendor = new FakeVendor(this::answer);
  }

  @AfterEach
  void stop() {
    context.stop();
    vendor.close();
  }

  @Test
  void an_address_describes_its_connection_and_placeholders_and_raw_hold() throws Exception {
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:{{academy}}/people?" + described() + once()).process(got::add);
          }
        });
    await().untilAsserted(() -> assertThat(got).hasSize(1));
    assertThat(got.get(0).getMessage().getBody(SourcePage.class).records()).hasSize(2);
    assertThat(got.get(0).getMessage().getHeaders())
        .containsEntry(LearnwireHeaders.CONNECTION, "academy")
        .containsEntry(LearnwireHeaders.STREAM, "people");
    assertThat(vendor.authorizations).containsOnly("Bearer " + TOKEN);
  }

  @Test
  void no_address_that_can_be_seen_shows_a_setting() throws Exception {
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:academy/people?" + described() + once()).process(got::add);
          }
        });
    await().untilAsserted(() -> assertThat(got).hasSize(1));
    String shown = got.get(0).getFromEndpoint() + context.getRoutes().get(0).toString();
    assertThat(shown).contains("learnwire").doesNotContain("tok+", "tok%2B", vendor.url());
    var other = context.getEndpoint("learnwire:academy/people?" + described() + "&sweep=true");
    assertThat(other).isNotEqualTo(got.get(0).getFromEndpoint());
  }

  @Test
  void one_name_cannot_be_two_systems() throws Exception {
    start(none());
    context.getEndpoint("learnwire:academy/people?" + described());
    Throwable thrown =
        catchThrowable(
            () ->
                context.getEndpoint(
                    "learnwire:academy/people?connector=acme&baseUrl=http://other.test&settings.token=other-token"));
    assertThat(thrown)
        .hasRootCauseMessage(
            "connection academy is described twice, and not alike; give one of them another name");
    assertThat(thrown.getMessage()).doesNotContain("other-token");
  }

  @Test
  void a_connector_that_is_not_there_is_answered_with_those_that_are() throws Exception {
    start(none());
    assertThat(
            catchThrowable(
                () ->
                    context.getEndpoint(
                        "learnwire:academy/people?connector=amce&baseUrl=http://a.test")))
        .hasRootCauseMessage("connection academy: there is no connector amce; there are [acme]");
  }

  @Test
  void json_output_reads_the_parents_first_and_gives_statements_with_ids() throws Exception {
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:academy/completions?output=json&parents=true&" + described() + once())
                .split(body())
                .process(got::add);
          }
        });
    await().untilAsserted(() -> assertThat(got).hasSize(2));
    String first =
        got.stream()
            .map(each -> each.getMessage().getBody(String.class))
            .filter(text -> text.contains("\"name\":\"1\""))
            .findFirst()
            .orElseThrow();
    assertThat(first)
        .contains("\"timestamp\":\"2026-03-01T10:00:00.000Z\"")
        .containsPattern("\"id\":\"[0-9a-f-]{14}5[0-9a-f-]{21}\"");
    assertThat(vendor.asked.get(0)).isEqualTo("/people");
  }

  @Test
  void mapped_output_passes_through_text_unchanged() throws Exception {
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:academy/completions?output=mapped&parents=true&" + described() + once())
                .process(got::add);
          }
        });
    await().untilAsserted(() -> assertThat(got).isNotEmpty());
    MappedPage page = got.get(0).getMessage().getBody(MappedPage.class);
    assertThat(page.records()).extracting(MappedRecord::mapped).hasSize(3);
    String text = context.getTypeConverter().convertTo(String.class, page);
    MappedPage back = context.getTypeConverter().convertTo(MappedPage.class, text);
    assertThat(back).isEqualTo(page);
  }

  @Test
  void camels_own_file_keeps_the_position_over_a_restart() throws Exception {
    RouteBuilder route =
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:academy/changes?" + described() + once()).process(got::add);
          }
        };
    start(route);
    await().untilAsserted(() -> assertThat(folder.resolve("state")).content().contains("cursor"));
    context.stop();
    vendor.asked.clear();
    start(route);
    await()
        .untilAsserted(
            () ->
                assertThat(vendor.asked)
                    .containsExactly("/changes?since=2026-03-01T12%3A00%3A00Z"));
  }

  @Test
  void a_write_takes_text_and_fails_the_exchange_if_it_is_to() throws Exception {
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in").to("learnwire:academy/message.send?" + described());
            from("direct:strict")
                .to("learnwire:academy/message.send?throwExceptionOnFailure=true&" + described());
          }
        });
    var template = context.createProducerTemplate();
    Exchange done = template.send("direct:in", e -> e.getMessage().setBody("{\"text\":\"hi\"}"));
    assertThat(done.getMessage().getHeaders())
        .containsEntry(LearnwireHeaders.STATE, "done")
        .containsEntry(LearnwireHeaders.REMOTE_ID, "m1");
    assertThat(done.getMessage().getBody(String.class)).contains("\"remoteId\":\"m1\"");
    Exchange refused =
        template.send("direct:strict", e -> e.getMessage().setBody(Map.of("text", "bad")));
    assertThat(refused.getException())
        .isInstanceOf(WriteFailed.class)
        .hasMessageContaining("refused")
        .hasMessageContaining("no such word");
  }

  @Test
  void health_is_down_when_the_system_is_and_up_again() throws Exception {
    down = true;
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:academy/people?initialDelay=0&delay=50&" + described())
                .process(got::add);
            from("direct:in").to("learnwire:academy/message.send?" + described());
          }
        });
    await().untilAsserted(() -> assertThat(health("consumer:")).isEqualTo(HealthCheck.State.DOWN));
    assertThat(health("producer:learnwire")).isEqualTo(HealthCheck.State.DOWN);
    down = false;
    await().untilAsserted(() -> assertThat(health("consumer:")).isEqualTo(HealthCheck.State.UP));
    assertThat(health("producer:learnwire")).isEqualTo(HealthCheck.State.UP);
  }

  private HealthCheck.State health(String id) {
    return HealthCheckHelper.invoke(context).stream()
        .filter(result -> result.getCheck().getId().startsWith(id))
        .findFirst()
        .orElseThrow()
        .getState();
  }

  private String described() {
    return "connector=acme&baseUrl=" + vendor.url() + "&settings.token=RAW({{token}})";
  }

  private static String once() {
    return "&initialDelay=0&repeatCount=1";
  }

  private static RouteBuilder none() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:none").to("mock:none");
      }
    };
  }

  private void start(RouteBuilder route) throws Exception {
    context = new DefaultCamelContext();
    context.getShutdownStrategy().setTimeout(2);
    Properties properties = new Properties();
    properties.put("academy", "academy");
    properties.put("token", TOKEN);
    context.getPropertiesComponent().setInitialProperties(properties);
    LearnwireComponent component = new LearnwireComponent();
    component.setPatience(Inline.QUICK);
    component.setConnectors(folder.resolve("connectors").toString());
    component.setStateRepository(
        FileStateRepository.fileStateRepository(folder.resolve("state").toFile()));
    context.addComponent("learnwire", component);
    HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
    registry.setExposureLevel("full");
    registry.register(new ConsumersHealthCheckRepository());
    ProducersHealthCheckRepository producers = new ProducersHealthCheckRepository();
    producers.setEnabled(true);
    registry.register(producers);
    context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
    context.addRoutes(route);
    context.start();
  }

  private Reply answer(Question question) {
    if (down) {
      return new Reply(401, "{\"error\":\"who are you\"}");
    }
    return switch (question.path()) {
      case "/me" -> Reply.json("{\"id\":1}");
      case "/people" -> Reply.json("{\"people\":[{\"id\":1},{\"id\":2}]}");
      case "/people/1/completions" ->
          Reply.json(
              "{\"completions\":[{\"course\":5,\"person\":1,\"at\":\"2026-03-01T10:00:00Z\"}]}");
      case "/people/2/completions" ->
          Reply.json(
              "{\"completions\":[{\"course\":13,\"person\":2},{\"course\":5,\"person\":2,\"at\":\"2026-03-02T10:00:00Z\"}]}");
      case "/changes" ->
          Reply.json("{\"latest\":\"2026-03-01T12:00:00Z\",\"changes\":[{\"id\":1}]}");
      default ->
          question.body().contains("bad")
              ? new Reply(422, "{\"error\":\"no such word\"}")
              : Reply.json("{\"id\":\"m1\"}");
    };
  }
}
