package org.learnwire.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.people.Suppression;

/**
 * A person is erased, everything is read twice more and mapped anew, and yesterday's backup is put
 * in place: no byte of any file and no row of any table says who it was, and the audit holds.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureIT {
  private static final String COLLEAGUE = "mailto:guest@elsewhere.example.test";

  @TempDir static Path folder;
  private static DemoCompany company;
  private static Workplace work;
  private static Set<String> traces;
  private static String person;
  private static String email;
  private static String other;
  private static long statementsOfOthers;

  @BeforeAll
  static void aCompanyThatKnowsThem() throws Exception {
    company = DemoCompany.small(folder.resolve("company"));
    work =
        Workplace.demo(company, folder.resolve("work"))
            .with(
                "full-sweep: \"daily 02:00\"",
                "full-sweep: \"daily 02:00\"\n      raw: {keep: P30D}");
    assertThat(work.sync().exit()).as("some records are to be mended").isEqualTo(2);
    person =
        work.column(
                "select e.person_id from entry e join account a on a.person_id = e.person_id and"
                    + " a.kind = 'employee' and a.valid_to is null where e.person_id <> '' and"
                    + " e.fields like '%giverPersonId%' group by e.person_id order by count(*) desc,"
                    + " e.person_id limit 1")
            .get(0);
    String theirs = " from account where person_id = '" + person + "'";
    email = work.column("select email" + theirs + " and kind = 'employee'").get(0);
    other =
        work.column(
                "select email from account where kind = 'employee' and email <> '" + email + "'")
            .get(0);
    traces =
        new TreeSet<>(work.column("select distinct email" + theirs + " and email is not null"));
    traces.addAll(work.column("select distinct display_name" + theirs));
    traces.addAll(work.column("select distinct username" + theirs + " and length(username) > 4"));
    traces.add(person);
    traces.removeIf(trace -> trace == null || trace.equals("null"));
    scatter();
  }

  /** Where a person also is in the life of a store. */
  private static void scatter() throws IOException {
    String name =
        work.column("select display_name from account where email = '" + email + "'").get(0);
    Path file = folder.resolve("more.ndjson");
    String object =
        "\"verb\":{\"id\":\"https://w3id.org/x\"},\"object\":{\"id\":\"https://elsewhere.example.test/c\"}";
    String them =
        "{\"mbox\":\"mailto:" + email.toUpperCase(Locale.ROOT) + "\",\"name\":\"" + name + "\"}";
    String guest = "{\"mbox\":\"" + COLLEAGUE + "\"}";
    Files.write(
        file,
        List.of(
            "{\"actor\":" + them + "," + object + "}",
            "{\"actor\":" + guest + "," + object + ",\"context\":{\"instructor\":" + them + "}}",
            "{\"actor\":"
                + guest
                + ","
                + object
                + ",\"context\":{\"team\":{\"objectType\":\"Group\",\"member\":["
                + them
                + ","
                + guest
                + "]}}}",
            "{\"actor\":"
                + guest
                + ","
                + object
                + ",\"result\":{\"response\":\"as "
                + name
                + " showed me\"}}"));
    Ran ran = imported(file);
    assertThat(ran.out()).startsWith("4 stored");
    try (Database database = Database.open(work.data(), DatabaseOptions.standard())) {
      database.write(
          "scatter",
          tx -> {
            String hr =
                tx.one("select id from connection where name = 'hr'", r -> r.getString(1))
                    .orElseThrow();
            tx.update(
                "insert into quarantine (connection_id, stream, item_key, reason, detail, record, at)"
                    + " values (?, 'employees', 'q-1', 'mapping', 'no', ?, 1)",
                hr,
                "{\"workEmail\":\"" + email + "\"}");
            tx.update(
                "insert into hook (connection_id, stream, mark, received, body) values (?, 'employees', 'm', 1, ?)",
                hr,
                ("{\"employee\":{\"workEmail\":\"" + email + "\"}}").getBytes(UTF_8));
            for (String owner :
                List.of(
                    "https://elsewhere.example.test/c mbox|mailto:" + email,
                    "mbox|mailto:" + email)) {
              tx.update(
                  "insert into document (kind, owner, registration, id, content_type, content, etag, updated)"
                      + " values (?, ?, '', 'd', 'text/plain', ?, 'e', 1)",
                  owner.startsWith("http") ? "state" : "agent-profile",
                  owner,
                  ("of " + email).getBytes(UTF_8));
            }
            return null;
          });
    }
    Files.writeString(
        work.data().resolve("night.log"), "somebody logged " + name + " <" + email + ">\n");
    statementsOfOthers =
        work.count("select count(*) from statement where body like '%guest@elsewhere%'");
    assertThat(statementsOfOthers).isEqualTo(3);
  }

  private static Ran imported(Path file) {
    return Ran.of("lrs", "import", "--data", work.data().toString(), "--from", file.toString());
  }

  @AfterAll
  static void stop() throws IOException {
    company.close();
  }

  /**
   * Where it is found: files by their bytes, tables by their rows, and what is packed, unpacked.
   */
  private static List<String> found(Path data, String text) {
    List<String> found = new ArrayList<>();
    String needle =
        new String(text.getBytes(UTF_8), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT)
            .contains(needle)) {
          found.add(file.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Database database = Database.openReadOnly(data)) {
      for (byte[] page :
          database.read(tx -> tx.list("select body from raw_page", r -> r.getBytes(1)))) {
        String raw =
            new String(
                new InflaterInputStream(new ByteArrayInputStream(page)).readAllBytes(), UTF_8);
        if (raw.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
          found.add("a raw page");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static void nobodyIsFound(Path data) {
    for (String trace : traces) {
      assertThat(found(data, trace)).as("where %s is found", trace).isEmpty();
    }
  }

  @Test
  @Order(1)
  void a_preview_shows_what_goes_and_changes_nothing() {
    assertThat(traces).as("there is something to look for").hasSizeGreaterThan(2);
    for (String trace : traces) {
      assertThat(found(work.data(), trace)).as("the search finds %s", trace).isNotEmpty();
    }
    Ran preview = work.run("people", "erase", email, "--preview");
    assertThat(preview.exit()).isZero();
    assertThat(preview.out())
        .contains("In other systems because of us", "Would be erased:", "statements")
        .doesNotContain(email);
    assertThat(found(work.data(), email)).isNotEmpty();
  }

  @Test
  @Order(2)
  void a_legal_hold_stands_against_it_and_a_copy_holds_what_is_held() throws Exception {
    Path copy = folder.resolve("copy.json");
    Ran copied = work.run("people", "copy", email, copy.toString(), "--why", "they asked for it");
    assertThat(copied.exit()).as(copied.all()).isZero();
    assertThat(Files.readString(copy))
        .contains(email, "\"statements\"", "\"decisions\"", "\"instructor\"");
    assertThat(work.run("people", "hold", email, "--why", "a case at court").exit()).isZero();
    Ran held = work.run("people", "erase", email, "--yes", "--why", "they asked for it");
    assertThat(held.exit()).isEqualTo(1);
    held.says("legal hold", "Nothing was erased", "a case at court");
    assertThat(work.run("people", "hold", email, "--lift", "--why", "the case is closed").exit())
        .isZero();
  }

  @Test
  @Order(3)
  void nothing_is_left_and_nothing_comes_back() throws Exception {
    Path backup = folder.resolve("yesterday.db");
    assertThat(
            Ran.of("lrs", "backup", "--data", work.data().toString(), "--to", backup.toString())
                .exit())
        .isZero();
    Ran erased = work.run("people", "erase", email, "--yes", "--why", "they asked for it");
    assertThat(erased.exit()).as(erased.all()).isZero();
    nobodyIsFound(work.data());
    assertThat(work.count("select count(*) from statement where body like '%guest@elsewhere%'"))
        .as("what is about others stays")
        .isEqualTo(statementsOfOthers);
    assertThat(work.count("select count(*) from account where email = '" + other + "'"))
        .isPositive();

    assertThat(work.sync().all()).contains("out of scope");
    work.run("sync", "--sweep");
    assertThat(work.run("replay", "academy", "--mapping", "--yes").exit()).isZero();
    assertThat(imported(folder.resolve("more.ndjson")).err())
        .contains("whose data is not kept here");
    nobodyIsFound(work.data());
    assertThat(
            work.count(
                "select count(*) from entry where state in ('pending', 'approved', 'proposed') and person_id = ''"))
        .isZero();

    Path restored = Files.createDirectories(folder.resolve("restored"));
    for (String file : List.of(Suppression.FILE, "learnwire.key")) {
      Files.copy(work.data().resolve(file), restored.resolve(file));
    }
    Ran restore =
        Ran.of("lrs", "restore", "--data", restored.toString(), "--from", backup.toString());
    assertThat(restore.out()).contains("Whoever was erased since is erased again.");
    nobodyIsFound(restored);
    assertThat(verified(restored).exit()).isZero();
  }

  @Test
  @Order(4)
  void the_audit_holds_and_an_altered_row_is_found() {
    Ran verified = verified(work.data());
    assertThat(verified.exit()).as(verified.all()).isZero();
    assertThat(verified.out())
        .contains("of which ")
        .doesNotContain("of which 0 ")
        .contains("The chain holds");
    try (Database database = Database.open(work.data(), DatabaseOptions.standard())) {
      database.write(
          "tamper",
          tx ->
              tx.update(
                  "update audit_content set who = 'somebody else' where seq ="
                      + " (select max(seq) from audit_content)"));
    }
    Ran altered = verified(work.data());
    assertThat(altered.exit()).isEqualTo(2);
    altered.says(
        "an altered row", "NOT AS IT WAS WRITTEN", "says something else than when it was written");
  }

  private static Ran verified(Path data) {
    return Ran.of("audit", "verify", "--data", data.toString());
  }
}
