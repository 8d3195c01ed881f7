package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/** Into an LRS: a bad statement never costs its neighbours anything. */
class XapiProducerRouteTest {
  private FakeLrs lrs;
  private DefaultCamelContext context;
  private ProducerTemplate template;

  @BeforeEach
  void open() throws Exception {
    lrs = new FakeLrs();
    context = new DefaultCamelContext();
    HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
    registry.setExposureLevel("full");
    ProducersHealthCheckRepository producers = new ProducersHealthCheckRepository();
    producers.setEnabled(true);
    registry.register(producers);
    context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in").to("xapi:" + lrs.endpoint() + "?username=k&password=RAW(s)");
            from("direct:report").to("xapi:" + lrs.endpoint() + "?throwExceptionOnFailure=false");
          }
        });
    context.start();
    template = context.createProducerTemplate();
  }

  @AfterEach
  void close() {
    context.stop();
    lrs.close();
  }

  @Test
  void a_list_goes_in_batches() {
    List<ObjectNode> many = many(120);
    Sent sent = sent(template.send("direct:in", e -> e.getMessage().setBody(many)));
    assertThat(sent.stored()).hasSize(120);
    assertThat(lrs.posted).extracting(List::size).containsExactly(50, 50, 20);
  }

  @Test
  void one_that_the_lrs_dislikes_is_found_and_all_others_are_in() {
    List<ObjectNode> many = many(50);
    String bad = many.get(17).path("id").asText();
    lrs.dislikes = each -> each.path("id").asText().equals(bad);
    Exchange done = template.send("direct:in", e -> e.getMessage().setBody(many));
    assertThat(done.getException())
        .isInstanceOf(StatementsRefused.class)
        .hasMessage(
            "1 of 50 statements were refused; the first: 400: the score is too high $.result");
    assertThat(sent(done).refused().get(0).statement().id()).contains(UUID.fromString(bad));
    assertThat(lrs.statements).hasSize(49).noneMatch(each -> each.id().equals(bad));
    assertThat(lrs.posted.size()).as("found by halving, not one by one").isLessThan(15);
  }

  @Test
  void what_is_no_statement_is_not_even_sent_and_said() {
    ObjectNode bad = FakeLrs.statement(null);
    bad.remove("verb");
    Exchange done =
        template.send(
            "direct:report", e -> e.getMessage().setBody(List.of(bad, FakeLrs.statement(null))));
    assertThat(done.getException()).isNull();
    assertThat(sent(done).stored()).hasSize(1);
    assertThat(sent(done).refused().get(0).reason()).contains("verb");
    assertThat(lrs.statements).hasSize(1);
  }

  @Test
  void a_409_for_what_is_there_already_is_understood_by_reading_it() {
    lrs.conflictOnKnown = true;
    List<ObjectNode> many = many(3);
    template.sendBody("direct:in", List.of(many.get(1)));
    Sent sent = sent(template.send("direct:in", e -> e.getMessage().setBody(many)));
    assertThat(sent.alreadyThere()).containsExactly(id(many.get(1)));
    assertThat(sent.stored()).containsExactly(id(many.get(0)), id(many.get(2)));
    assertThat(sent.refused()).isEmpty();
  }

  @Test
  void a_409_for_another_statement_of_that_id_is_a_conflict() {
    lrs.conflictOnKnown = true;
    ObjectNode there = FakeLrs.statement(UUID.randomUUID().toString());
    template.sendBody("direct:in", there.deepCopy());
    there.putObject("result").put("success", true);
    Throwable thrown = catchThrowable(() -> template.sendBody("direct:in", there));
    assertThat(thrown)
        .isInstanceOf(CamelExecutionException.class)
        .cause()
        .hasMessageContaining("409: another statement has the id " + there.path("id").asText());
  }

  @Test
  void a_batch_that_is_too_large_is_split() {
    lrs.largestBatch = 10;
    Sent sent = sent(template.send("direct:in", e -> e.getMessage().setBody(many(50))));
    assertThat(sent.stored()).hasSize(50);
    assertThat(lrs.statements).hasSize(50);
  }

  @Test
  void the_same_without_id_sent_twice_is_one_statement() {
    template.sendBody("direct:in", FakeLrs.statement(null).toString());
    template.sendBody("direct:in", FakeLrs.statement(null).toString());
    assertThat(lrs.statements).hasSize(1);
  }

  @Test
  void files_travel_with_the_statements_that_name_them() throws Exception {
    byte[] file = "proof\r\n".getBytes(StandardCharsets.UTF_8);
    Attachment attachment =
        Attachment.of("http://id.tincanapi.com/attachment/evidence", "text/plain", file)
            .shown("en", "Proof");
    ObjectNode json = FakeLrs.statement(UUID.randomUUID().toString());
    json.putArray("attachments")
        .addObject()
        .put("usageType", attachment.usageType())
        .put("contentType", "text/plain")
        .put("length", file.length)
        .put("sha2", attachment.sha2())
        .putObject("display")
        .put("en", "Proof");
    Map<String, AttachedFile> files =
        Map.of(attachment.sha2(), new AttachedFile(attachment.sha2(), "text/plain", file));
    template.sendBodyAndHeader("direct:in", json, XapiHeaders.ATTACHMENTS, files);
    String type = lrs.lastHeaders.get("Content-type").get(0);
    List<Multipart.Part> parts = Multipart.read(type, lrs.bodies.get(0));
    assertThat(parts).hasSize(2);
    assertThat(parts.get(1).bytes()).isEqualTo(file);
    assertThat(parts.get(1).header("x-experience-api-hash", "")).isEqualTo(attachment.sha2());
  }

  @Test
  void stored_and_authority_are_left_to_the_lrs() {
    ObjectNode json =
        FakeLrs.statement(UUID.randomUUID().toString()).put("stored", "2026-03-01T10:00:00Z");
    json.putObject("authority").put("mbox", "mailto:other@example.test");
    template.sendBody("direct:in", Statement.trusted(json, XapiVersion.V1_0_3));
    assertThat(new String(lrs.bodies.get(0), StandardCharsets.UTF_8))
        .contains("\"verb\"")
        .doesNotContain("\"stored\"", "\"authority\"");
  }

  @Test
  void what_the_lrs_has_no_words_for_is_refused_and_named() {
    ObjectNode json = FakeLrs.statement(null).put("version", "2.0.0");
    ObjectNode agent = json.putObject("context").putArray("contextAgents").addObject();
    agent.put("objectType", "contextAgent");
    agent.putObject("agent").put("objectType", "Agent").put("mbox", "mailto:cleo@example.test");
    Exchange done = template.send("direct:report", e -> e.getMessage().setBody(json));
    assertThat(sent(done).refused().get(0).reason()).contains("contextAgents").contains("1.0.3");
    assertThat(lrs.posted).isEmpty();
  }

  @Test
  void a_body_that_is_no_statement_at_all_fails_the_exchange() {
    assertThat(catchThrowable(() -> template.sendBody("direct:in", "<html>")))
        .cause()
        .hasMessageContaining("the body is no JSON");
  }

  @Test
  void its_health_says_whether_the_lrs_lets_us_in() {
    assertThat(health()).allMatch(result -> result.getState() == HealthCheck.State.UP).isNotEmpty();
    lrs.close();
    assertThat(health()).allMatch(result -> result.getState() == HealthCheck.State.DOWN);
  }

  private List<HealthCheck.Result> health() {
    return new ArrayList<>(HealthCheckHelper.invoke(context))
        .stream().filter(result -> result.getCheck().getId().startsWith("producer:xapi")).toList();
  }

  private static List<ObjectNode> many(int count) {
    List<ObjectNode> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      many.add(FakeLrs.statement(UUID.randomUUID().toString()));
    }
    return many;
  }

  private static UUID id(ObjectNode json) {
    return UUID.fromString(json.path("id").asText());
  }

  private static Sent sent(Exchange exchange) {
    return exchange.getMessage().getHeader(XapiHeaders.SENT, Sent.class);
  }
}
