package org.learnwire.lrs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;
import org.learnwire.database.Journal;
import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.RunningLrs;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementRef;
import org.learnwire.xapi.Verbs;

/** Files out of one LRS and into another. */
abstract class ExportImportContract {
  abstract Dialect dialect();

  @TempDir Path hereFolder;
  @TempDir Path thereFolder;
  private RunningLrs here;
  private RunningLrs there;
  private final List<BadLine> bad = new ArrayList<>();

  @BeforeEach
  void start() {
    here = RunningLrs.start(hereFolder, dialect());
    there = RunningLrs.start(thereFolder, dialect());
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
  }

  private HttpResponse<byte[]> export(String query, String... headers) throws Exception {
    HttpRequest.Builder request = here.request("/lrs/export" + query);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private ImportReport load(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return importer().run(() -> new ByteArrayInputStream(bytes), bad::add);
  }

  private StatementImport importer() {
    return new StatementImport(there.database, there.store, "import", Admitted.everybody());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void everything_goes_out_and_in_again_with_the_voided_and_their_voiding() throws Exception {
    for (int i = 0; i < 450; i++) {
      here.put("academy", RunningLrs.completion(i));
    }
    UUID target = here.ids().get(3);
    here.put(
        "academy",
        Statement.builder()
            .actor(Agent.mbox("admin@example.test"))
            .verb(Verbs.VOIDED)
            .object(new StatementRef(target))
            .build());
    HttpResponse<byte[]> answer = export("", "Accept-Encoding", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    String lines =
        text(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes());
    assertThat(lines.lines()).hasSize(451);
    ImportReport first = load(lines);
    assertThat(first).isEqualTo(new ImportReport(451, 0, 0));
    assertThat(there.ids()).isEqualTo(here.ids());
    assertThat(there.store.byId(target).orElseThrow().voided()).isTrue();
    assertThat(load(lines)).isEqualTo(new ImportReport(0, 451, 0));
    for (UUID id : here.ids()) {
      assertThat(there.store.byId(id).orElseThrow().statement().without("stored"))
          .isEqualTo(here.store.byId(id).orElseThrow().statement().without("stored"));
    }
  }

  @Test
  void what_is_imported_is_history_for_whoever_decides() throws Exception {
    load(RunningLrs.completion(1) + "\n");
    StoredStatement stored = there.store.byId(there.ids().get(0)).orElseThrow();
    assertThat(stored.history()).isTrue();
    assertThat(stored.source()).isEqualTo("import");
    List<Journal.Entry> journal =
        there.database.read(tx -> Journal.after(tx, stored.position() - 1, 1));
    assertThat(journal.get(0).body()).contains("\"history\":true");
  }

  @Test
  void each_bad_line_is_named_and_the_good_ones_go_on() throws Exception {
    Statement good = RunningLrs.completion(1);
    Statement other = RunningLrs.completion(2).withId(good.id().orElseThrow());
    String withoutId = RunningLrs.completion(3).without("id").toString();
    String lines =
        String.join(
            "\n",
            good.toString(),
            "{\"actor\": ",
            "",
            RunningLrs.completion(4).without("verb").toString(),
            other.toString(),
            "[1]",
            withoutId);
    assertThat(load(lines)).isEqualTo(new ImportReport(2, 0, 4));
    assertThat(bad).extracting(BadLine::number).containsExactlyInAnyOrder(2L, 4L, 5L, 6L);
    assertThat(bad.toString())
        .contains("line 2: is no JSON")
        .contains("line 4: $ must have 'verb'")
        .contains("another statement has the id " + good.id().orElseThrow())
        .contains("is no JSON object");
    bad.clear();
    assertThat(load(lines)).isEqualTo(new ImportReport(0, 2, 4));
  }

  @Test
  void all_or_nothing_keeps_nothing_of_a_file_with_a_bad_line_or_a_conflict() throws Exception {
    Statement good = RunningLrs.completion(1);
    Statement other = RunningLrs.completion(2).withId(good.id().orElseThrow());
    assertThat(whole(good + "\nnothing\n").bad()).isEqualTo(1);
    assertThat(whole(good + "\n" + other + "\n")).isEqualTo(new ImportReport(0, 0, 1));
    assertThat(there.ids()).isEmpty();
    assertThat(bad).extracting(BadLine::number).containsExactly(2L, 2L);
    assertThat(whole(good + "\n")).isEqualTo(new ImportReport(1, 0, 0));
  }

  private ImportReport whole(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return importer().runWhole(() -> new ByteArrayInputStream(bytes), bad::add);
  }

  @Test
  void a_spreadsheet_shows_formulas_instead_of_running_them() throws Exception {
    here.put(
        "academy",
        Statement.builder()
            .actor(
                Agent.mbox("ana@example.test").named("=HYPERLINK(\"https://evil.example.test\")"))
            .verb(Verbs.COMPLETED)
            .object(Activity.of("https://lms.example.test/course/1").named("en", "+1, \"quoted\""))
            .result(Result.empty().withResponse("@SUM(A1)").withSuccess(true))
            .build());
    HttpResponse<byte[]> answer = export("?format=csv");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/csv;charset=UTF-8");
    List<String> lines = text(answer.body()).lines().toList();
    assertThat(lines.get(0)).startsWith("id,timestamp,stored,actor_name,actor,verb,verb_display");
    assertThat(lines.get(1))
        .contains("\"'=HYPERLINK(\"\"https://evil.example.test\"\")\"")
        .contains("\"'+1, \"\"quoted\"\"\"")
        .contains(",'@SUM(A1),")
        .contains(",true,");
    assertThat(CsvLine.of(List.of("-1", "\tx", "\rx", "a=b", "Ana")))
        .isEqualTo("'-1,'\tx,\"'\rx\",a=b,Ana\r\n");
  }

  @Test
  void it_ends_where_it_began_and_the_next_one_goes_on_there() throws Exception {
    here.put("academy", RunningLrs.completion(1));
    HttpResponse<byte[]> first = export("");
    String position = first.headers().firstValue("Learnwire-Position").orElseThrow();
    Statement later = RunningLrs.completion(2);
    here.put("academy", later);
    String next = text(export("?after=" + position).body());
    assertThat(next.lines()).singleElement().asString().contains(later.id().orElseThrow() + "");
    StatementExport export = new StatementExport(here.database, here.store);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(StatementQuery.where(), 0, Long.parseLong(position), ExportFormat.NDJSON, out);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void conditions_choose_and_wrong_ones_are_refused() throws Exception {
    here.put("academy", RunningLrs.completion(1));
    here.put("academy", RunningLrs.statement(Verbs.PASSED, 2));
    String verb = Verbs.PASSED.id().replace(":", "%3A");
    assertThat(text(export("?verb=" + verb).body()).lines()).hasSize(1);
    assertThat(export("?format=xml").statusCode()).isEqualTo(400);
    assertThat(export("?agent=x").statusCode()).isEqualTo(400);
  }
}
