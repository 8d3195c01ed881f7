package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What can be said in Java, read back from the JSON that it becomes. */
class WordsTest {
  private static final Agent ANA = Agent.mbox("ana@example.test").named("Ana López");
  private static final Activity QUIZ = Activity.of("https://lms.example.test/quiz/1");

  private static StatementBuilder anaAnswered() {
    return Statement.builder().actor(ANA).verb(Verbs.ANSWERED).object(QUIZ);
  }

  @Test
  void a_question_says_what_it_offers_and_what_is_right() {
    Interaction asked =
        Interaction.of(InteractionType.MATCHING)
            .with("source", InteractionComponent.of("a", "en", "Fire"))
            .with("target", InteractionComponent.of("1", "en", "Extinguisher"))
            .answeredBy("a[.]1");
    Activity question =
        QUIZ.named("en", "Which goes with which?")
            .typed(ActivityTypes.CMI_INTERACTION)
            .withMoreInfo("https://lms.example.test/help")
            .asking(asked);
    Statement statement = anaAnswered().object(question).build();
    assertThat(statement.object()).isInstanceOf(Activity.class);
    Activity back = (Activity) statement.object();
    assertThat(back.interaction()).contains(asked);
    assertThat(back.interaction().orElseThrow().list("source")).hasSize(1);
    assertThat(back.moreInfo()).contains("https://lms.example.test/help");
    assertThatThrownBy(() -> asked.with("scale")).hasMessageContaining("[source, target]");
    assertThatThrownBy(() -> Interaction.of(InteractionType.NUMERIC).with())
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** As the README shows it. */
  @Test
  void a_statement_reads_as_a_sentence() {
    Statement statement =
        Statement.builder()
            .actor(Agent.mbox("ana@example.test").named("Ana López"))
            .verb(Verbs.ANSWERED)
            .object(
                Activity.of("https://lms.example.test/quiz/1")
                    .asking(Interaction.of(InteractionType.NUMERIC).answeredBy("4[:]6")))
            .result(Result.empty().withSuccess(true).withDuration(Duration.ofSeconds(90)))
            .build();
    assertThat(statement.json().at("/object/definition/correctResponsesPattern/0").asText())
        .isEqualTo("4[:]6");
    assertThat(statement.json().at("/result/duration").asText()).isEqualTo("PT0H1M30S");
  }

  @Test
  void a_file_is_described_by_its_content() {
    byte[] content = "evidence".getBytes(StandardCharsets.UTF_8);
    Attachment photo =
        Attachment.of("https://example.test/usage/evidence", "text/plain", content)
            .shown("en", "Evidence")
            .described("en", "What was seen");
    Statement statement = anaAnswered().attachment(photo).build();
    assertThat(statement.attachments()).containsExactly(photo);
    assertThat(photo.length()).isEqualTo(8);
    assertThat(photo.at("https://example.test/f").fileUrl()).isEqualTo("https://example.test/f");
  }

  @Test
  void what_is_planned_is_a_statement_within() {
    SubStatement planned = anaAnswered().buildSubStatement();
    Statement statement = anaAnswered().object(planned).build();
    assertThat(statement.object()).isEqualTo(planned);
    assertThatThrownBy(() -> anaAnswered().id(UUID.randomUUID()).buildSubStatement())
        .isInstanceOf(InvalidStatement.class)
        .hasMessageContaining("$.id");
  }

  @Test
  void voiding_is_one_word() {
    UUID target = UUID.randomUUID();
    Statement voiding = Statement.builder().actor(ANA).voids(target).authority(ANA).build();
    assertThat(voiding.voids()).contains(target);
    assertThat(voiding.authority()).contains(ANA);
  }

  @Test
  void agents_and_groups_stand_in_the_context_of_2_0() {
    Group team = new Group("Team", null, List.of(ANA));
    Context context =
        Context.empty()
            .withContextAgent(ANA, "https://example.test/parts/coach")
            .withContextAgent(team)
            .withRevision("3");
    Statement statement = anaAnswered().version(XapiVersion.V2_0_0).context(context).build();
    assertThat(statement.context().orElseThrow().contextAgents())
        .containsExactly(
            new ContextAgent(ANA, List.of("https://example.test/parts/coach")),
            new ContextAgent(team, List.of()));
  }

  @Test
  void what_1_0_3_cannot_say_is_said() {
    Context context = Context.empty().withContextAgent(ANA).withPlatform("Moodle");
    Statement newer =
        anaAnswered()
            .version(XapiVersion.V2_0_0)
            .context(context)
            .attachment(
                Attachment.of(Attachment.SIGNATURE, "application/octet-stream", new byte[9])
                    .shown("en", "Signature"))
            .build()
            .withVersionStated();
    Conversion older = newer.as(XapiVersion.V1_0_3);
    assertThat(older.lost())
        .extracting(Violation::jsonPath)
        .containsExactly("$.context.contextAgents", "$.attachments[0]");
    assertThat(older.statement().json().at("/version").asText()).isEqualTo("1.0.0");
    assertThat(older.statement().context().orElseThrow().platform()).contains("Moodle");
    assertThat(newer.as(XapiVersion.V2_0_0).statement()).isSameAs(newer);
  }

  @Test
  void a_timestamp_of_1_0_3_becomes_rfc_3339() {
    ObjectNode json = Fixtures.minimal().put("timestamp", "2026-03-01T12:00:00,5+02");
    Conversion newer = Statement.parse(json, XapiVersion.V1_0_3).as(XapiVersion.V2_0_0);
    assertThat(newer.lost()).isEmpty();
    assertThat(newer.statement().json().get("timestamp").asText())
        .isEqualTo("2026-03-01T10:00:00.500Z");
    assertThat(newer.statement().json().get("version").asText()).isEqualTo("2.0.0");
  }

  @Test
  void a_person_has_every_identifier_in_a_list() throws Exception {
    Person person = Person.of(ANA).named("Ana L.");
    assertThat(person.toJson())
        .hasToString(
            "{\"objectType\":\"Person\",\"name\":[\"Ana L.\",\"Ana López\"],"
                + "\"mbox\":[\"mailto:ana@example.test\"]}");
    assertThat(Person.of(person.toJson())).isEqualTo(person);
    Account account = new Account("https://lms.example.test", "17");
    assertThat(Person.of(new Person(person.names(), List.of(account)).toJson()).identifiers())
        .containsExactly(account);
  }

  @Test
  void an_lrs_says_what_it_speaks() throws Exception {
    About about = About.of(XapiJson.read("{\"version\":[\"1.0.3\",\"0.95\"]}"));
    assertThat(about.speaks(XapiVersion.V1_0_3)).isTrue();
    assertThat(about.speaks(XapiVersion.V2_0_0)).isFalse();
    assertThat(About.of(about.toJson())).isEqualTo(about);
  }

  @Test
  void time_spent_is_said_to_a_hundredth() {
    Result result = Result.empty().withDuration(Duration.ofMillis(3_723_456));
    assertThat(result.duration()).isEqualTo("PT1H2M3.45S");
    assertThat(anaAnswered().result(result).build().result()).contains(result);
  }

  @Test
  void text_that_is_no_statement_says_so() {
    assertThatThrownBy(() -> Statement.read("[]", XapiVersion.V1_0_3))
        .hasMessageContaining("must be a JSON object");
    assertThatThrownBy(() -> Statement.read("{'", XapiVersion.V1_0_3))
        .isInstanceOf(InvalidStatement.class);
    Statement statement = anaAnswered().build();
    assertThat(Statement.read(statement.toString(), XapiVersion.V1_0_3)).isEqualTo(statement);
  }
}
