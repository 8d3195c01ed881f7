package org.learnwire.connector.ltiags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.Connection;
import org.learnwire.kit.ConnectionCheck;
import org.learnwire.kit.Connector;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.MappingStep;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.Patience;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.lti.Registration;
import org.learnwire.lti.services.Member;

/** Scores from a plain Camel application into the gradebook of a platform. */
class GradebookTest {
  @TempDir static Path folder;
  private static School school;
  private static DefaultCamelContext context;
  private static LearnwireComponent component;
  private static List<String> learners;
  private static String teacher;

  @BeforeAll
  static void begin() throws IOException {
    school = new School(folder);
    context = new DefaultCamelContext();
    context.getRegistry().bind("registrations", school.registrations);
    context.getRegistry().bind("services", school.services);
    component = new LearnwireComponent();
    component.setPatience(new Patience(1, Duration.ofMillis(10), Duration.ofSeconds(5)));
    component.addConnection(connection("gradebook", school.client));
    component.addConnection(connection("stranger", "nobody"));
    context.addComponent("learnwire", component);
    context.start();
    Registration at = school.registrations.all().get(0);
    List<Member> members =
        school.services.nrps().members(at, URI.create(memberships()), Optional.empty());
    learners =
        members.stream().filter(each -> each.roles().isLearner()).map(Member::userId).toList();
    teacher =
        members.stream()
            .filter(each -> each.roles().isInstructor())
            .findFirst()
            .orElseThrow()
            .userId();
  }

  @AfterAll
  static void end() throws IOException {
    context.close();
    school.close();
  }

  private static Connection connection(String name, String client) {
    Connector connector = Connector.load(Path.of(""));
    Map<String, String> settings = new HashMap<>();
    settings.put("issuer", school.issuer());
    settings.put("clientId", client);
    settings.put("lineItems", lineItems());
    settings.put("memberships", memberships());
    settings.put("comment", "Seen applied");
    return new Connection(
        name,
        connector,
        UUID.randomUUID(),
        null,
        settings,
        new Limits(100, 0, 1, null, java.util.Set.of()),
        Network.straight());
  }

  private static String lineItems() {
    return school.sandbox.url() + School.CLIENT_PAGE + "services.php/2/lineitems?type_id=1";
  }

  private static String memberships() {
    return school.sandbox.url()
        + School.CLIENT_PAGE
        + "services.php/CourseSection/2/bindings/1/memberships";
  }

  private static Receipt send(String connection, String person, double scaled) {
    return context
        .createProducerTemplate()
        .requestBody(
            "learnwire:" + connection + "/score.send",
            JsonNodeFactory.instance
                .objectNode()
                .put("externalRef", "lw-1")
                .put("courseId", "https://lms.example.test/course/2")
                .put("employeeRemoteId", person)
                .put("scoreScaled", scaled),
            Receipt.class);
  }

  private static double kept(String person) throws IOException {
    for (var result : school.kept("lti-results")) {
      if (result.path("user").asText().equals(person)) {
        return result.path("score").asDouble();
      }
    }
    return -1;
  }

  @Test
  void a_score_reaches_the_column_which_is_made_once() throws IOException {
    assertThat(send("gradebook", learners.get(0), 0.9).state()).isEqualTo(Receipt.State.DONE);
    assertThat(send("gradebook", learners.get(1), 0.4).state()).isEqualTo(Receipt.State.DONE);
    assertThat(kept(learners.get(0))).isEqualTo(90);
    assertThat(kept(learners.get(1))).isEqualTo(40);
    assertThat(school.kept("lti-line-items")).hasSize(1);
  }

  @Test
  void the_same_score_twice_is_one_and_a_better_one_takes_its_place() throws IOException {
    send("gradebook", learners.get(2), 0.5);
    assertThat(send("gradebook", learners.get(2), 0.5).state()).isEqualTo(Receipt.State.DONE);
    assertThat(send("gradebook", learners.get(2), 0.8).state()).isEqualTo(Receipt.State.DONE);
    assertThat(kept(learners.get(2))).isEqualTo(80);
  }

  @Test
  void a_teacher_gets_none_and_the_receipt_says_so() {
    Receipt receipt = send("gradebook", teacher, 0.5);
    assertThat(receipt.state()).isEqualTo(Receipt.State.REFUSED);
    assertThat(receipt.error()).isEqualTo(ErrorWord.REFUSED);
    assertThat(receipt.message()).contains("no active learner").doesNotContain("user_id");
  }

  @Test
  void an_answer_that_is_lost_leaves_it_unknown_and_again_settles_it() throws IOException {
    send("gradebook", learners.get(3), 0.1);
    school.fault("drop-after", "scores");
    assertThat(send("gradebook", learners.get(3), 0.6).state()).isEqualTo(Receipt.State.UNKNOWN);
    assertThat(send("gradebook", learners.get(3), 0.6).state()).isEqualTo(Receipt.State.DONE);
    assertThat(kept(learners.get(3))).isEqualTo(60);
  }

  @Test
  void throttled_and_unknown_to_the_platform_are_told_apart() throws IOException {
    school.fault("throttle", "scores");
    assertThat(send("gradebook", learners.get(4), 0.5).error()).isEqualTo(ErrorWord.THROTTLED);
    Receipt stranger = send("stranger", learners.get(4), 0.5);
    assertThat(stranger.error()).isEqualTo(ErrorWord.NOT_PERMITTED);
    assertThat(stranger.message()).contains("page LMS");
  }

  @Test
  void a_check_asks_for_a_token_and_sends_nothing() throws InterruptedException {
    assertThat(new ConnectionCheck(component).run("gradebook").good()).isTrue();
    assertThat(new ConnectionCheck(component).run("stranger").good()).isFalse();
  }

  @Test
  void a_route_sends_a_map_and_hears_what_became_of_it() throws IOException {
    send("gradebook", learners.get(5), 0.1);
    Registration at = school.registrations.all().get(0);
    URI item =
        school.services.ags().lineItems().all(at, URI.create(lineItems())).stream()
            .filter(each -> each.tag().equals("learnwire"))
            .findFirst()
            .orElseThrow()
            .id();
    Exchange done =
        context
            .createProducerTemplate()
            .request(
                "lti-ags:" + school.client + "?issuer=" + school.issuer(),
                exchange -> {
                  exchange.getMessage().setHeader(LtiAgsHeaders.LINE_ITEM, item.toString());
                  exchange
                      .getMessage()
                      .setBody(
                          Map.of("userId", learners.get(5), "scoreGiven", 7, "scoreMaximum", 10));
                });
    assertThat(done.getException()).isNull();
    assertThat(done.getMessage().getHeader(LtiAgsHeaders.OUTCOME)).isEqualTo("sent");
    assertThat(kept(learners.get(5))).isEqualTo(70);
  }

  @Test
  void members_are_accounts_of_the_issuer_with_their_employee_number() throws Exception {
    List<MappedRecord> mapped = new CopyOnWriteArrayList<>();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:gradebook/members?startScheduler=false")
                .routeId("members")
                .process(new MappingStep(component))
                .process(e -> mapped.addAll(e.getMessage().getBody(MappedPage.class).records()));
          }
        });
    ((LearnwireConsumer) context.getRoute("members").getConsumer()).read(ReadOptions.changes());
    assertThat(mapped).hasSizeGreaterThan(learners.size());
    assertThat(mapped)
        .extracting(record -> record.source().key())
        .contains(learners.get(0), teacher);
    assertThat(mapped.get(0).toString()).contains(school.issuer());
  }
}
