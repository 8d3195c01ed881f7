package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagesServerIT {
  private static final Acme ACME = new Acme();
  private static PagesApp app;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    app = PagesApp.start(ACME);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void a_page_may_run_our_files_and_nothing_else_and_is_kept_by_nobody() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().map())
        .containsKeys("x-content-type-options", "referrer-policy", "x-frame-options");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body())
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern(" style=\"")
        .doesNotContainPattern(" on[a-z]+=\"");
  }

  @Test
  void our_files_carry_a_hash_of_their_content_and_may_be_kept() throws Exception {
    Matcher link =
        Pattern.compile("href=\"(/assets/learnwire-[0-9a-f]{32}\\.css)\"").matcher(get("/").body());
    assertThat(link.find()).isTrue();

    HttpResponse<String> css = get(link.group(1));

    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000");
  }

  @Test
  void every_file_a_page_asks_for_is_there() throws Exception {
    Matcher files =
        Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(get("/").body());
    int found = 0;
    while (files.find()) {
      assertThat(get(files.group(1)).statusCode()).as(files.group(1)).isEqualTo(200);
      found++;
    }
    assertThat(found).isEqualTo(4);
  }

  @Test
  void another_site_changes_nothing_and_reads_why() throws Exception {
    HttpResponse<String> answer =
        post(
            "/writeback/approve",
            "ids=x&back=/writeback&_token=" + app.token(),
            "http://evil.test");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("asked for by another site", "/writeback/approve");
    assertThat(ACME.approved).isEmpty();
  }

  @Test
  void a_page_of_an_earlier_process_is_told_to_reload() throws Exception {
    HttpResponse<String> answer =
        post("/writeback/approve", "ids=x&back=/writeback&_token=old", app.url(""));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("older than the running program", "reload the page");
  }

  @Test
  void a_rebound_name_reads_nothing() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.test\r\nAccept: text/html\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("not this machine")
        .doesNotContain("From learning to work");
  }

  @Test
  void the_token_is_also_found_in_a_form_with_a_file() throws Exception {
    String form =
        "--cut\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n"
            + app.token()
            + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\nlearner\r\n--cut--\r\n";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url("/observe/import")))
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .header("Origin", app.url(""))
            .POST(BodyPublishers.ofString(form))
            .build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Column “observer” is missing.");
  }

  @Test
  void a_fault_of_ours_shows_a_reference_and_no_exception() throws Exception {
    ACME.broken = true;
    HttpResponse<String> page = get("/");
    ACME.broken = false;

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body())
        .contains("The fault is ours, not yours", "reference")
        .doesNotContain("Exception", "tiger", "org.learnwire");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void a_missing_page_says_where_to_go() throws Exception {
    HttpResponse<String> page = get("/plam");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("There is no such page", "/plam", "To the journey");
  }

  @Test
  void a_program_gets_an_error_it_can_read() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url("/plam"))).header("Accept", "*/*").build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(answer.body()).contains("\"status\":404", "\"where\":\"/plam\"");
  }

  @Test
  void nonsense_in_a_form_is_the_senders_fault_and_changes_nothing() throws Exception {
    HttpResponse<String> answer =
        post("/quarantine/replay", "ids=one&back=/&_token=" + app.token(), app.url(""));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("could not be understood");
    assertThat(get("/writeback/approve").statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url(path))).header("Accept", "text/html").build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form, String origin)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url(path)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(form))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** The JDK's client lets nobody set Host. */
  private static String raw(String head) throws IOException {
    URI uri = URI.create(app.url("/"));
    try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
