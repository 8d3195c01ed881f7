package org.learnwire.routes.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.Origin;
import org.learnwire.database.TestDatabase;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.RemoteObject;
import org.learnwire.ledger.WriteClass;
import org.learnwire.ledger.audit.AuditCheck;
import org.learnwire.ledger.audit.AuditVerdict;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.people.Suppression;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/** What is held of one person, on both databases: it goes, and what is another's stays. */
class PrivacyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final UUID HR = UUID.nameUUIDFromBytes(new byte[] {1});
  private static final Source SOURCE = new Source(HR, "acme", "https://hr.example.test");
  private static final String ANA = People.personId(HR, "u-901");
  private static final String BOB = People.personId(HR, "b-902");
  private static final List<String> TRACES =
      List.of("ana.lopez@", "Ana López", "lopez-sso-7", ANA, "u-901");

  @TempDir Path folder;
  private Database database;
  private People people;
  private StatementStore statements;
  private Suppression list;
  private Privacy privacy;
  private Ledger ledger;

  private void open(Dialect dialect) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    database = TestDatabase.open(dialect, folder);
    people = new People(database);
    statements = new StatementStore(database, clock);
    list = Suppressions.in(database, folder);
    privacy = new Privacy(database, statements, list, folder, clock);
    ledger = new Ledger(database, clock);
    write(this::fill);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private interface Filling {
    void into(Tx tx) throws Exception;
  }

  private void write(Filling filling) {
    database.write(
        "fill",
        tx -> {
          try {
            filling.into(tx);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return null;
        });
  }

  private void fill(Tx tx) throws Exception {
    employees(tx);
    statement(tx, "ANA.LOPEZ@acme.example.test", "", "");
    statement(tx, "bob@acme.example.test", ",\"context\":{\"instructor\":" + agent() + "}", "");
    statement(tx, "bob@acme.example.test", "", ",\"result\":{\"response\":\"as Ana López did\"}");
    entry(tx, "1", ANA, JSON.createObjectNode().put("title", "Grow"));
    entry(
        tx,
        "2",
        BOB,
        JSON.createObjectNode().put("giverPersonId", ANA).put("text", "Ana López says thanks"));
    tx.update(
        "insert into raw_page (connection_id, stream, generation, read_at, records, body)"
            + " values (?, 'employees', 1, 1, 2, ?)",
        HR,
        deflated(
            "{\"key\":\"u-901\",\"json\":{\"mail\":\"ana.lopez@acme.example.test\"}}\n"
                + "{\"key\":\"b-902\",\"json\":{\"mail\":\"bob@acme.example.test\"}}\n"));
    tx.update(
        "insert into quarantine (connection_id, stream, item_key, reason, detail, record, at)"
            + " values (?, 'trainings', '77', 'mapping', 'no', ?, 1)",
        HR,
        "{\"employeeId\":\"u-901\"}");
    tx.update(
        "insert into hook (connection_id, stream, mark, received, body)"
            + " values (?, 'employees', 'm', 1, ?)",
        HR,
        "{\"data\":{\"employeeId\":\"u-901\"}}".getBytes(StandardCharsets.UTF_8));
    launch(tx, "s-1", ANA, "{\"subject\":\"lopez-sso-7\"}", NOW.plusSeconds(60));
    launch(tx, "s-2", BOB, "{\"subject\":\"stone-sso-8\"}", NOW.plusSeconds(60));
    launch(tx, "s-3", null, "{\"subject\":\"lopez-sso-7\"}", NOW.minusSeconds(60));
    tx.update(
        "insert into stream_run (connection_id, stream, started, message)"
            + " values (?, 'employees', 1, 'refused for ANA LÓPEZ <ana.lopez@acme.example.test>')",
        HR);
  }

  private static void launch(
      Tx tx, String id, @Nullable String person, String claims, Instant expires)
      throws SQLException {
    tx.update(
        "insert into lti_session (id, registration_id, person_id, launch, created, expires)"
            + " values (?, 'r1', ?, ?, ?, ?)",
        id,
        person,
        claims,
        NOW,
        expires);
  }

  private void employees(Tx tx) throws SQLException {
    people.apply(tx, SOURCE, facts("u-901", "901", "ana.lopez@", "Ana López", "lopez-sso-7"), NOW);
    people.apply(tx, SOURCE, facts("b-902", "902", "bob@", "Bob Stone", "stone-sso-8"), NOW);
  }

  private static EmployeeFacts facts(
      String id, String number, String mail, String name, String sso) {
    return new EmployeeFacts(
        id,
        number,
        mail + "acme.example.test",
        null,
        name,
        "Agent",
        "Support",
        null,
        EmployeeFacts.Status.ACTIVE,
        null,
        null,
        sso,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static String agent() {
    return "{\"mbox\":\"mailto:ana.lopez@acme.example.test\",\"name\":\"Ana López\"}";
  }

  private void statement(Tx tx, String mail, String context, String result) throws Exception {
    String json =
        "{\"actor\":{\"mbox\":\"mailto:%s\"},\"verb\":{\"id\":\"https://w3id.org/x\"},"
                .formatted(mail)
            + "\"object\":{\"id\":\"https://lms.example.test/course/2\"}"
            + context
            + result
            + "}";
    statements.store(
        tx,
        Statement.parse((ObjectNode) JSON.readTree(json), XapiVersion.V2_0_0),
        Origin.SOURCE,
        StoreOptions.from("test"));
  }

  private void entry(Tx tx, String name, String person, ObjectNode fields) throws SQLException {
    ledger.enter(
        tx,
        new NewEntry(
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
            "thanks",
            "GrantRecognition",
            person,
            "a subject of " + person,
            "",
            "kudos",
            "goal.create",
            WriteClass.LOOKUP,
            "goal of " + person,
            Mode.PLAN,
            fields,
            List.of(),
            "because of " + person,
            "ref-" + name,
            List.of(Approver.HR)));
  }

  private static byte[] deflated(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Every cell of every table, by table. */
  private List<String> cells() {
    return database.read(
        tx -> {
          List<String> cells = new ArrayList<>();
          String tables =
              tx.dialect() == Dialect.SQLITE
                  ? "select name from sqlite_master where type = 'table'"
                  : "select table_name from information_schema.tables"
                      + " where table_schema = current_schema()";
          for (String table : tx.list(tables, row -> row.getString(1))) {
            tx.each("select * from " + table, row -> cells.addAll(cells(table, row)));
          }
          return cells;
        });
  }

  private static List<String> cells(String table, ResultSet row) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      Object value = row.getObject(i);
      String text = value instanceof byte[] bytes ? text(table, bytes) : String.valueOf(value);
      cells.add(table + ": " + text);
    }
    return cells;
  }

  private static String text(String table, byte[] bytes) {
    if (!table.equals("raw_page")) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> found(String trace) {
    String wanted = trace.toLowerCase(Locale.ROOT);
    return cells().stream().filter(c -> c.toLowerCase(Locale.ROOT).contains(wanted)).toList();
  }

  private void sheIsFoundNowhere() {
    for (String trace : TRACES) {
      assertThat(found(trace)).as("where %s is found", trace).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everything_of_a_person_goes_and_what_is_anothers_stays(Dialect dialect) {
    open(dialect);
    for (String trace : TRACES) {
      assertThat(found(trace)).as("the search finds %s", trace).isNotEmpty();
    }
    Erasure preview = privacy.preview(ANA);
    assertThat(preview.counts()).containsEntry("statements", 2L).containsEntry("decisions", 1L);

    privacy.erase(ANA, "hr", "asked to");

    sheIsFoundNowhere();
    assertThat(statements.count()).isEqualTo(2);
    assertThat(found("bob@acme.example.test")).hasSizeGreaterThan(3);
    assertThat(found("as (erased) did")).hasSize(1);
    assertThat(found("stone-sso-8")).as("another's launch").isNotEmpty();
    assertThat(found("s-3")).as("a launch that is over").isEmpty();
    assertThat(people.labelOf(BOB, true)).contains("Bob Stone");
    AuditVerdict verdict = database.read(tx -> AuditCheck.of(tx, List.of()));
    assertThat(verdict.trouble()).isNull();
    assertThat(verdict.erased()).isPositive();
    assertThat(ledger.standing().find(UUID.nameUUIDFromBytes("1".getBytes(StandardCharsets.UTF_8))))
        .hasValueSatisfying(
            entry -> {
              assertThat(entry.state().word()).isEqualTo("cancelled");
              assertThat(entry.fields()).isEmpty();
            });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whom_an_older_state_brings_back_is_erased_again(Dialect dialect) throws IOException {
    open(dialect);
    privacy.erase(ANA, "hr", "asked to");
    assertThat(Files.readString(folder.resolve(Suppression.FILE))).doesNotContain("lopez");
    write(
        tx -> {
          tx.update("delete from suppressed");
          tx.update("delete from quarantine");
          fill(tx, "again");
        });
    assertThat(found("ana.lopez@")).isNotEmpty();

    assertThat(privacy.catchUp()).isTrue();
    sheIsFoundNowhere();
    assertThat(privacy.catchUp()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_under_way_while_somebody_was_erased_goes_after_the_reading(Dialect dialect) {
    open(dialect);
    privacy.settle();
    assertThat(found("ana.lopez@")).isNotEmpty();
    privacy.erase(ANA, "hr", "asked to");
    write(tx -> fill(tx, "under way"));
    privacy.settle();
    sheIsFoundNowhere();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_guest_whom_hr_does_not_know_is_told_by_an_address(Dialect dialect) {
    open(dialect);
    write(tx -> statement(tx, "Guest@elsewhere.example.test", "", ""));
    assertThat(privacy.preview("guest@elsewhere.example.test").counts())
        .containsEntry("statements", 1L);
    privacy.erase("guest@elsewhere.example.test", "hr", "asked to");
    assertThat(found("guest@elsewhere")).isEmpty();
    assertThat(statements.count()).isEqualTo(3);
    assertThat(found("ana.lopez@")).isNotEmpty();
  }

  /** What a backup from before would hold; what has an id of ours is there already. */
  private void fill(Tx tx, String again) throws Exception {
    employees(tx);
    statement(tx, "ana.lopez@acme.example.test", "", "");
    entry(tx, again, ANA, JSON.createObjectNode());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_restricted_person_is_kept_out_and_a_held_one_is_not_erased(Dialect dialect) {
    open(dialect);
    privacy.restrict(ANA, "hr", "disputed");
    EmployeeFacts facts = facts("u-901", "901", "new@", "Ana López", "other");
    assertThat(people.isKeptOut(list, SOURCE, facts)).isTrue();
    assertThat(people.isKeptOut(list, SOURCE, facts("b-902", "902", "bob@", "B", "x"))).isFalse();
    assertThat(privacy.liftRestriction(ANA, "hr", "settled")).isTrue();
    assertThat(people.isKeptOut(list, SOURCE, facts)).isFalse();

    privacy.hold(ANA, "hr", "a case at court");
    assertThatThrownBy(() -> privacy.erase(ANA, "hr", "asked to"))
        .isInstanceOf(Held.class)
        .hasMessageContaining("a case at court");
    assertThat(found("ana.lopez@")).isNotEmpty();
    privacy.liftHold(ANA, "hr", "closed");
    privacy.erase(ANA, "hr", "asked to");
    sheIsFoundNowhere();
    assertThat(people.isKeptOut(list, SOURCE, facts)).as("the number is enough").isTrue();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_copy_holds_what_is_held_and_nothing_of_others(Dialect dialect) {
    open(dialect);
    ObjectNode copy = privacy.copy(ANA, "hr", "asked to");
    assertThat(copy.path("statements")).hasSize(2);
    assertThat(copy.path("accounts").get(0).path("display_name").asText()).isEqualTo("Ana López");
    assertThat(copy.path("decisions")).hasSize(1);
    assertThat(copy.path("launches from learning platforms").toString())
        .contains("lopez-sso-7")
        .doesNotContain("s-1", "stone-sso-8");
    assertThat(copy.toString()).doesNotContain("Bob Stone");
    assertThat(List.<RemoteObject>of()).isEqualTo(privacy.preview(ANA).elsewhere());
  }
}
