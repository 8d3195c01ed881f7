package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingStepTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: lms
      site: https://lms.test/
      streams:
        courses: {verified: live, get: /c, key: [id], keep: [name], to: reference}
        done:
          verified: live
          get: /d
          key: [course, user]
          watch: [progress]
          keep: {c: course}
          with: {course: {stream: courses, key: [course]}}
          to: statement
          map: done.jslt
        staff: {verified: live, get: /s, key: [id], to: employee, map: staff.jslt}
        users: {verified: live, get: /u, key: [id], to: account, map: users.jslt}
        deals: {verified: live, get: /b, key: [id], to: statement, map: deal.jslt}
        seen: {verified: live, get: /n, key: [id], watch: [n], keep: [name], to: reference}
      """;
  private static final String DONE =
      """
      {
        "actor": {"name": $item.name, "account": {"homePage": $site, "name": string(.user)}},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/completed", "display": {"en": "Completed"}},
        "object": {"id": $site + "/c/" + .course, "definition": {"name": {"en": html-unescape($course.name)}}},
        "timestamp": unix-time(.at)
      }
      """;

  private final MemoryState state = new MemoryState();
  private final Map<String, String> files = new HashMap<>(Map.of("done.jslt", DONE));

  @Test
  void a_record_becomes_a_statement_with_what_is_joined_to_it() throws Exception {
    MappedRecord mapped = done("{\"course\":1,\"user\":7,\"at\":1795341918,\"progress\":5}", "Ana");
    ObjectNode statement = ((Mapped.ToStatement) mapped.mapped()).statement().json();
    assertThat(statement.at("/object/definition/name/en").asText()).isEqualTo("R&D <1>");
    assertThat(statement.path("timestamp").asText()).isEqualTo("2026-11-22T10:05:18Z");
    assertThat(statement.at("/actor/account/homePage").asText()).isEqualTo("https://lms.test");
    assertThat(mapped.keep().toString()).isEqualTo("{\"course\":1,\"user\":7,\"c\":1}");
  }

  @Test
  void what_somebody_made_of_a_statement_on_its_way_is_checked_again() throws Exception {
    MappedRecord mapped = done("{\"course\":1,\"user\":7,\"at\":1795341918,\"progress\":5}", "Ana");
    SourceRecord source = mapped.source();
    SourcePage page =
        new SourcePage(
            source.connection(), source.stream(), 0, false, false, Instant.EPOCH, List.of(source));
    String sent = MappedPageJson.write(new MappedPage(page, List.of(mapped)));
    assertThat(MappedPageJson.read(sent).records().get(0).mapped()).isEqualTo(mapped.mapped());
    String spoilt = sent.replace("\"http://adlnet.gov/expapi/verbs/completed\"", "\"completed\"");
    assertThat(MappedPageJson.read(spoilt).records().get(0).mapped())
        .isInstanceOfSatisfying(
            Mapped.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo("statement");
              assertThat(failed.detail()).contains("$.verb.id");
            });
  }

  @Test
  void a_business_result_is_made_with_the_shared_mapping_and_checked() throws Exception {
    files.put(
        "deal.jslt",
        """
        import "learnwire.jslt" as lw
        lw:business-result(lw:person($site, .owner, null), $site + "/deals/" + .id, null,
          {"metric": .metric, "value": .amount, "unit": "EUR",
           "period": {"start": .closed, "end": .closed}}, .closed + "T00:00:00Z")
        """);
    String deal =
        "{\"id\":9,\"owner\":7,\"metric\":\"won-deal-amount\",\"amount\":12.5,\"closed\":\"2026-01-20\"}";
    ObjectNode statement =
        ((Mapped.ToStatement) map("deals", deal, "").mapped()).statement().json();
    assertThat(statement.at("/actor/account/name").asText()).isEqualTo("7");
    assertThat(statement.findValue("grain").asText()).isEqualTo("person");
    Mapped bad = map("deals", deal.replace("12.5", "\"a lot\""), "").mapped();
    assertThat(bad.toString()).contains(".value: is a number");
  }

  @Test
  void what_is_only_shown_makes_no_new_fact() throws Exception {
    String record = "{\"course\":1,\"user\":7,\"at\":1795341918,\"progress\":5}";
    String before = done(record, "Ana").factHash();
    assertThat(done(record, "Ana Maria").factHash()).isEqualTo(before);
    state.keep("courses", "1", (ObjectNode) JSON.readTree("{\"id\":1,\"name\":\"Renamed\"}"));
    assertThat(map("done", record, "Ana").factHash()).isEqualTo(before);
    assertThat(done(record.replace("918", "919"), "Ana").factHash()).isNotEqualTo(before);
  }

  @Test
  void a_watched_field_is_hashed_beside_the_facts() throws Exception {
    MappedRecord one = done("{\"course\":1,\"user\":7,\"at\":1,\"progress\":5}", "Ana");
    MappedRecord two = done("{\"course\":1,\"user\":7,\"at\":1,\"progress\":6}", "Ana");
    assertThat(one.factHash()).isEqualTo(two.factHash());
    assertThat(one.watchHash()).isNotNull().isNotEqualTo(two.watchHash());
  }

  @Test
  void a_mapping_can_skip_with_a_reason() throws Exception {
    files.put("done.jslt", "{\"skip\": \"not complete\"}");
    assertThat(done("{\"course\":1,\"user\":7}", "A").mapped())
        .isEqualTo(new Mapped.Skipped("not complete"));
  }

  @Test
  void a_statement_that_is_none_fails_with_path_and_rule() throws Exception {
    files.put(
        "done.jslt", DONE.replace("\"http://adlnet.gov/expapi/verbs/completed\"", "\"done\""));
    Mapped.Failed failed = (Mapped.Failed) done("{\"course\":1,\"user\":7,\"at\":1}", "A").mapped();
    assertThat(failed.reason()).isEqualTo("statement");
    assertThat(failed.detail()).contains("$.verb.id").contains("IRI");
  }

  @Test
  void a_mapping_that_breaks_fails_alone_and_says_where() throws Exception {
    files.put("done.jslt", "let x = 1\n.user * [1]");
    assertThat(done("{\"course\":1,\"user\":7}", "A").mapped())
        .isEqualTo(new Mapped.Failed("mapping", "done.jslt:2: Can't convert [1] to number"));
    files.put("done.jslt", "error(\"no maximum\")");
    assertThat(done("{\"course\":1,\"user\":7}", "A").mapped())
        .isEqualTo(new Mapped.Failed("mapping", "done.jslt: error: no maximum"));
  }

  @Test
  void a_record_without_key_fails() throws Exception {
    MappedRecord mapped = map("courses", "{\"name\":\"x\"}", "");
    assertThat(mapped.mapped())
        .isEqualTo(new Mapped.Failed("no-key", "the record lacks one of [id]"));
  }

  @Test
  void an_employee_is_read_by_the_fields_of_the_common_model() throws Exception {
    files.put("staff.jslt", "{\"remoteId\": string(.id), \"status\": .s, \"hireDate\": .h}");
    assertThat(map("staff", "{\"id\":4,\"s\":\"ON_LEAVE\",\"h\":\"2026-01-31\"}", "").mapped())
        .extracting(mapped -> RecordJson.of(((Mapped.ToEmployee) mapped).employee()).toString())
        .isEqualTo("{\"remoteId\":\"4\",\"status\":\"ON_LEAVE\",\"hireDate\":\"2026-01-31\"}");
    assertThat(failure("staff", "{\"id\":4,\"s\":\"GONE\"}")).contains("status cannot be GONE");
    assertThat(failure("staff", "{\"id\":4,\"h\":\"31.1.26\"}")).contains("hireDate is no date");
    files.put("staff.jslt", "{\"remoteId\": \"1\", \"salary\": 5}");
    assertThat(failure("staff", "{\"id\":4}"))
        .contains("unknown field salary; known are [remoteId");
  }

  @Test
  void an_account_hangs_on_the_site_unless_it_says_otherwise() throws Exception {
    files.put("users.jslt", "{\"remoteId\": string(.id), \"email\": \" \"}");
    Account account = ((Mapped.ToAccount) map("users", "{\"id\":4}", "").mapped()).account();
    assertThat(account.homePage()).isEqualTo("https://lms.test");
    assertThat(account.email()).isNull();
  }

  @Test
  void a_reference_is_what_it_keeps_or_else_what_it_watches() throws Exception {
    assertThat(map("courses", "{\"id\":1,\"name\":\"a\",\"x\":1}", "").factHash())
        .isEqualTo(map("courses", "{\"id\":1,\"name\":\"a\",\"x\":2}", "").factHash())
        .isNotEqualTo(map("courses", "{\"id\":1,\"name\":\"b\"}", "").factHash());
    assertThat(map("seen", "{\"id\":1,\"name\":\"a\",\"n\":1}", "").factHash())
        .isEqualTo(map("seen", "{\"id\":1,\"name\":\"b\",\"n\":1}", "").factHash())
        .isNotEqualTo(map("seen", "{\"id\":1,\"name\":\"a\",\"n\":2}", "").factHash());
  }

  @Test
  void a_record_that_was_kept_maps_again() throws Exception {
    state.keep("courses", "1", (ObjectNode) JSON.readTree("{\"id\":1,\"name\":\"x\"}"));
    SourceRecord record = record("done", "{\"course\":1,\"user\":7,\"at\":1795341918}", "Ana");
    SourceRecord again = SourceRecord.of(JSON.readTree(record.toJson().toString()));
    assertThat(step().map(again)).isEqualTo(step().map(record));
  }

  @Test
  void text_is_unescaped_once() throws Exception {
    files.put("users.jslt", "{\"remoteId\": \"1\", \"displayName\": html-unescape(.n)}");
    Mapped mapped = map("users", "{\"id\":1,\"n\":\"&amp;lt;b&gt; &#039;&eacute;\"}", "").mapped();
    assertThat(((Mapped.ToAccount) mapped).account().displayName()).isEqualTo("&lt;b> 'é");
  }

  private String failure(String stream, String json) throws Exception {
    Mapped.Failed failed = (Mapped.Failed) map(stream, json, "").mapped();
    assertThat(failed.reason()).isEqualTo("directory");
    return failed.detail();
  }

  private MappedRecord done(String json, String name) throws Exception {
    state.keep(
        "courses", "1", (ObjectNode) JSON.readTree("{\"id\":1,\"name\":\"R&amp;D &lt;1&gt;\"}"));
    return map("done", json, name);
  }

  private MappedRecord map(String stream, String json, String name) throws Exception {
    return step().map(record(stream, json, name));
  }

  private SourceRecord record(String stream, String json, String name) throws Exception {
    ObjectNode item = JSON.createObjectNode().put("name", name);
    RecordMaker maker = RecordMaker.of(connection(), connection().stream(stream));
    ObjectNode record = (ObjectNode) JSON.readTree(json);
    return maker.of(new org.learnwire.kit.json.Found(record, JSON.createObjectNode()), item);
  }

  private MappingStep step() {
    Connection connection = connection();
    return new MappingStep(name -> connection, () -> state);
  }

  private Connection connection() {
    return Inline.connection(YAML, "https://api.test", files);
  }
}
